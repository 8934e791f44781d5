-- Registrations, the LEI, addresses of crypto-assets and contact data have ids of their own, as names and births do.
ALTER TABLE entry_detail
    DROP CONSTRAINT entry_detail_kind_check,
    ADD CONSTRAINT entry_detail_kind_check CHECK (kind IN (
        'name', 'birth', 'nationality', 'identifier', 'address', 'registration', 'lei', 'cryptoaddress', 'contact'));
