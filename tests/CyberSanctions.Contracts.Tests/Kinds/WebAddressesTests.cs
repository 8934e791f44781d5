using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Contracts.Tests.Kinds;

public sealed class WebAddressesTests
{
    // Those with http of RFC 3986, sections 1.1.2 and 5.4, and addresses of acts.
    [Theory]
    [InlineData("http://www.ietf.org/rfc/rfc2396.txt")]
    [InlineData("http://a/b/c/d;p?q")]
    [InlineData("http://a/b/c/d;p?y#s")]
    [InlineData("http://a/b/c/g?y/../x")]
    [InlineData("http://[2001:db8::7]/c=GB?objectClass?one")]
    [InlineData("http://data.europa.eu/eli/reg_impl/2020/1125/oj")]
    [InlineData("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32019R0796")]
    [InlineData("HTTPS://X.EXAMPLE:8443")]
    [InlineData("https://x.example/caf%C3%A9?(a)'b'*!~")]
    [InlineData("https://192.0.2.1:80/")]
    [InlineData("https://xn--bcher-kva.example/")]
    public void AbsoluteAddresses_AreGood(string address) => Assert.Null(WebAddresses.Problem(address));

    [Theory]
    [InlineData("https://x.example/a b\"<c>&d")]
    [InlineData("https://x.example/a b")]
    [InlineData("https://x.example/\"")]
    [InlineData("https://x.example/<c>")]
    [InlineData("https://x.example/{c}|\\^`")]
    [InlineData("https://x.example/é")]
    [InlineData("https://bücher.example/")]
    [InlineData("https://x.example/%zz")]
    [InlineData("https://x.example/%")]
    [InlineData("https://x.example/a#b#c")]
    [InlineData("https://x.example/[1]")]
    [InlineData("https://x.example/\n")]
    [InlineData(" https://x.example/")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://?q")]
    [InlineData("//x.example/")]
    [InlineData("x.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://x.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https:x.example")]
    [InlineData("https://x..example/")]
    [InlineData("https://-x.example/")]
    [InlineData("https://x.example:0/")]
    [InlineData("https://x.example:65536/")]
    [InlineData("https://[2001:db8::7/")]
    [InlineData("https://[192.0.2.1]/")]
    [InlineData("https://x.example\\@y.example/")]
    public void OtherAddresses_AreNot(string address)
        => Assert.StartsWith(
            "Must be an absolute http or https URL", WebAddresses.Problem(address)!, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://user:pw@x.example/")]
    [InlineData("http://user@x.example/")]
    [InlineData("http://@x.example/")]
    [InlineData("http://x.example%2F@y.example/")]
    public void Credentials_AreNotPublished(string address)
        => Assert.Equal("Must not hold a user name or a password: it is published.", WebAddresses.Problem(address));
}
