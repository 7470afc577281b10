package org.walletsuite.platform.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.cd",
                "o'brien+tag@mail.example.co.uk",
                "a..b.@docomo.example",
                "{a|b}~`!#$%&*/?=^_@example.com",
                "\u00e9lan@example.com",
                "\u7528\u6237@example.com",
                "a@xn--strae-oqa.example",
                "a@r3---sn.example.com",
            })
    void isUnchangedInItsNormalForm(String email) {
        assertThat(EmailAddress.canonical(email)).contains(email);
    }

    @ParameterizedTest
    @CsvSource({
        "'  Ada@Example.COM ', ada@example.com",
        "E\u0301LAN@example.com, \u00e9lan@example.com",
        "\u00c9lan@example.com, \u00e9lan@example.com",
        "\u039d\u0399\u039a\u039f\u03a3@example.com, \u03bd\u03b9\u03ba\u03bf\u03c3@example.com",
        "\u03bd\u03b9\u03ba\u03bf\u03c2@example.com, \u03bd\u03b9\u03ba\u03bf\u03c3@example.com",
        "\u1fb3@example.com, \u03b1\u03b9@example.com",
        "a@B\u00dcCHER.example, a@xn--bcher-kva.example",
        "a@bu\u0308cher.example, a@xn--bcher-kva.example",
        "a@XN--BCHER-KVA.example, a@xn--bcher-kva.example",
        "a@stra\u00dfe.example, a@xn--strae-oqa.example",
        "a@STRA\u1e9eE.example, a@xn--strae-oqa.example",
        "a@\u03b2\u03cc\u03bb\u03bf\u03c2.com, a@xn--nxasmm1c.com",
        "a@\u4f8b\u3048.\u30c6\u30b9\u30c8, a@xn--r8jz45g.xn--zckzah",
        "a@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444, a@xn--80a1acny.xn--p1ai",
        "a@\u0645\u062b\u0627\u0644.example, a@xn--mgbh0fb.example",
    })
    void isNormalised(String typed, String email) {
        assertThat(EmailAddress.canonical(typed)).contains(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ma\u00dfe@example.com",
                "MA\u1e9eE@example.com",
                "=?utf-8?q?spy=40evil.example?=@example.com",
                "a,b@example.com",
                "a;b@example.com",
                "<a@example.com>",
                "Ada <a@example.com>",
                "mailto:a@example.com",
                "\"a\"@example.com",
                "a(b)@example.com",
                "a@b@example.com",
                "a@@example.com",
                "\"a@b\"@example.com",
                "\"a b\"@example.com",
                "a\"@example.com",
                "(b)a@example.com",
                "a@example.com(b)",
                "a@(b)example.com",
                "\"Ada\" <a@example.com>",
                "friends:a@example.com;",
                "@b.example:a@example.com",
                "a\\@example.com",
                "a@example.com,b@example.com",
                "a@example.com b@example.com",
                "@example.com",
                "a@",
                "a",
                "a@b",
                "a@.example.com",
                "a@example..com",
                "a@example.com.",
                "a@-example.com",
                "a@example-.com",
                "a@exa_mple.com",
                "a@[127.0.0.1]",
                "a@ab--\u00fc.example",
                "a@b\u3002cd",
                "a\u200b@example.com",
                "a@exam\u200bple.com",
                "a\u200d@example.com",
                "a\u00ad@example.com",
                "\u202ea@example.com",
                "a@example.com\u200e",
                "a\u00a0@example.com",
                "\u00a0a@example.com",
                "a\u2060@example.com",
                "\ufeffa@example.com",
                "a\t@example.com",
                "a@example.com\n",
                "a@example.com\r\nBcc: b@example.com",
                "a@example.com\rBcc: b@example.com",
                "\r\na@example.com",
                "a@exam\r\nple.com",
                "a@example.com\u0085",
                "a@example.com\u2028",
                "a@example.com\u2029",
                "a\u000b@example.com",
                "a\u001b@example.com",
                "a\u007f@example.com",
                "a\u0000@example.com",
                "\u212aelvin@example.com",
                "a@\u212aelvin.example",
                "mi\u017fter@example.com",
                "\u0131van@example.com",
                "\u0130van@example.com",
                "\uff41da@example.com",
                "ada\uff20example.com",
                "a@example\uff0ecom",
                "a@\uff45xample.com",
                "\ufb01n@example.com",
                "\u2460@example.com",
                "\uff76@example.com",
                "\u0301a@example.com",
                "a\u3164@example.com",
            })
    void isRefusedOtherwise(String text) {
        assertThat(EmailAddress.canonical(text)).isEmpty();
    }

    @Test
    void isOfABoundedLength() {
        var domain = "@" + "x".repeat(63) + "." + "y".repeat(63) + "." + "z".repeat(55) + ".com";
        assertThat(EmailAddress.canonical("a".repeat(64) + domain.substring(0, 186) + ".cd"))
                .isPresent();
        assertThat(EmailAddress.canonical("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.canonical("a".repeat(64) + domain + ".example")).isEmpty();
        assertThat(EmailAddress.canonical("a@" + "x".repeat(64) + ".com")).isEmpty();
        assertThat(EmailAddress.canonical("a@" + "\u00fc".repeat(63) + ".com")).isEmpty();
    }

    @Test
    void staysNormalisedAndNeverBecomesAnotherAddressInAscii() {
        IntStream.rangeClosed(0x80, 0x1FFFF).forEach(letter -> {
            var typed = "a" + Character.toString(letter) + "@b" + Character.toString(letter) + ".example";
            EmailAddress.canonical(typed).ifPresent(email -> {
                assertThat(EmailAddress.canonical(email)).as(typed).contains(email);
                assertThat(email.substring(0, email.indexOf('@')))
                        .as(typed)
                        .matches(mailbox -> mailbox.chars().anyMatch(c -> c >= 0x80));
            });
        });
    }

    /** Where IDNA 2003 leaves a label unchanged, both standards agree. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "b\u00fccher",
                "\u00fc",
                "\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587",
                "pro\u010dprost\u011bnemluv\u00ed\u010desky",
                "\u306a\u305c\u307f\u3093\u306a\u65e5\u672c\u8a9e\u3092\u8a71\u3057\u3066\u304f\u308c\u306a\u3044\u306e\u304b",
                "3\u5e74b\u7d44\u91d1\u516b\u5148\u751f",
                "-\u03b1-",
                "\ud800\udf32\ud800\udf33a",
            })
    void encodesLabelsAsTheJdkDoes(String label) {
        assertThat("xn--" + Punycode.encode(label)).isEqualTo(IDN.toASCII(label, IDN.ALLOW_UNASSIGNED));
    }
}
