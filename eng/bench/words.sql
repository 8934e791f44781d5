-- Invented words and sentences for what is searched in ./bench.sh: put together from syllables of several scripts, a few of them in
-- every other text and most of them rare, as in any language.
SELECT setseed(0.5);

CREATE TEMPORARY TABLE script (n int, syllables text[], gap text, most int);
INSERT INTO script VALUES
    (1, string_to_array('ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu', ' '), ' ', 4),
    (2, string_to_array('бе ви га до жу за ки лю мо на пи ро су та фе ха цо чи шу я', ' '), ' ', 4),
    (3, string_to_array('βα γε δι ζο θυ κα λε μι νο ξυ πα ρε σι το φυ χα ψε ω', ' '), ' ', 4),
    (4, string_to_array('ბა გე დი ვო ზუ თა კე ლი მო ნუ პა რე სი ტო', ' '), ' ', 4),
    (5, string_to_array('با تي جو حا دي رو سا شي طو عا في قو كا لي مو نا', ' '), ' ', 4),
    (6, string_to_array('林 志 強 王 小 明 上 海 藍 鷺 科 技 系 統 網 路 攻 擊 天 氣 水 廠 電 力 港 口 銀 行 雲 雨', ' '), '', 3);

CREATE TEMPORARY TABLE word AS
SELECT n AS script, row_number() OVER (PARTITION BY n ORDER BY i) AS place,
    (SELECT string_agg(one, '') FROM (
        SELECT syllables[1 + floor(random() * cardinality(syllables))::int] AS one
        FROM generate_series(1, 2 + (i + n) % (most - 1))) said) AS word
FROM script, generate_series(1, 20000) i;
UPDATE word SET word = 'harbour' WHERE script = 1 AND place = 1;
UPDATE word SET word = 'lantern' WHERE script = 1 AND place = 2;
CREATE INDEX ON word (script, place);

-- One half are Latin. A word's place among all is the higher, the rarer it is.
CREATE TEMPORARY TABLE sentence AS
SELECT i AS n, string_agg(word, gap) AS said
FROM (SELECT i, CASE WHEN i % 2 = 0 THEN 1 ELSE 1 + i / 2 % 6 END AS script FROM generate_series(1, 60000) i) s
JOIN script ON script.n = s.script
CROSS JOIN LATERAL (SELECT 1 + floor(20000 * random() ^ 4)::int AS place FROM generate_series(1, 9) WHERE s.i = s.i) picked
JOIN word USING (script, place)
GROUP BY i, gap;
CREATE UNIQUE INDEX ON sentence (n);
ANALYZE word, sentence;
