package org.walletsuite.partnersync.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.partnersync.partner.WebhookTargets.ForbiddenTarget;

/** Which addresses may be set for webhooks, and where they may lead. */
class WebhookTargetsTest {

    private static final String PUBLIC = "93.184.215.14";

    private final WebhookTargets targets = WebhookTargets.of(WebhookTargetsTest::literalOrPublic, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://shop.example:8443/hooks?key=1",
                "HTTPS://Shop.Example/",
                "https://93.184.215.14/",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
                "https://3com.example/"
            })
    void takesPublicOnes(String url) {
        assertThat(targets.complaint(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/",
                "ftp://shop.example/",
                "https:shop",
                "shop.example",
                "https://me:you@shop.example/",
                "https://me@shop.example/",
                "https://shop.example/#part",
                "https://shop.example:0/",
                "https://shop.example:65536/",
                "https://shop.example./",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://1.2.3.4.5/",
                "https://999.1.1.1/",
                "https://[fe80::1%25eth0]/",
                "https://sh\u00f6p.example/",
                "https://shop .example/",
                "https://-shop-/"
            })
    void takesNothingThatIsWrittenInAnotherWay(String url) {
        assertThat(targets.complaint(url)).contains(WebhookAddress.COMPLAINT);
        assertThatThrownBy(() -> targets.dialled(url)).isInstanceOf(ForbiddenTarget.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[::127.0.0.1]",
                "[64:ff9b::10.0.0.1]",
                "[64:ff9b:1::1]",
                "[2002:7f00:1::1]",
                "[2001::1]",
                "[2001:db8::1]",
                "[3fff::1]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]",
                "[100::1]"
            })
    void takesNoAddressThatIsNotPublic(String host) throws UnknownHostException {
        assertThat(targets.complaint("https://" + host + "/")).contains(WebhookTargets.NOT_PUBLIC);
        assertThatThrownBy(() -> targets.addresses(host)).isInstanceOf(ForbiddenTarget.class);
        assertThat(WebhookTargets.of(WebhookTargetsTest::literalOrPublic, true).addresses(host))
                .hasSize(1);
    }

    @Test
    void takesTheTranslationOfAPublicAddress() {
        assertThat(targets.complaint("https://[64:ff9b::93.184.215.14]/")).isEmpty();
    }

    @Test
    void refusesANameWithASingleAddressThatIsNotPublic() {
        var mixed = WebhookTargets.of(
                _ -> new InetAddress[] {InetAddress.getByName(PUBLIC), InetAddress.getByName("10.0.0.1")}, false);

        assertThat(mixed.complaint("https://shop.example/")).contains(WebhookTargets.NOT_PUBLIC);
    }

    @Test
    void aNameThatIsNotFoundMayBeSetAndIsJudgedWhenItIsDialled() {
        var lost = WebhookTargets.of(
                host -> {
                    throw new UnknownHostException(host);
                },
                false);

        assertThat(lost.complaint("https://shop.example/")).isEmpty();
        assertThatThrownBy(() -> lost.addresses("shop.example")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void thoseOfTheOwnMachineAreTakenWhereTheyAreAllowed() {
        var any = WebhookTargets.of(WebhookTargetsTest::literalOrPublic, true);

        assertThat(any.complaint("http://localhost:9000/hooks")).isEmpty();
        assertThat(any.complaint("http://127.0.0.1:9000/hooks")).isEmpty();
        assertThat(any.complaint("http://2130706433:9000/hooks")).isPresent();
    }

    private static InetAddress[] literalOrPublic(String host) throws UnknownHostException {
        var literal = host.startsWith("[") || (Character.isDigit(host.charAt(0)) && !host.endsWith("example"));
        return new InetAddress[] {InetAddress.getByName(literal ? host : PUBLIC)};
    }
}
