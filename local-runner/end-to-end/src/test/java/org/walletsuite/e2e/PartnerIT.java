package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.runner.fixture.PartnerFixture.DIRECT_PAYMENT;
import static org.walletsuite.runner.fixture.PartnerFixture.FLOAT_BASED;
import static org.walletsuite.runner.fixture.PartnerFixture.PRODUCTION;
import static org.walletsuite.runner.fixture.PartnerFixture.UAT;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.walletsuite.runner.LogFile;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;
import org.walletsuite.runner.fixture.PartnerFixture;
import org.walletsuite.runner.fixture.SamplePartners;

/** Partners through the gateway: tokens, vouchers for both payment models, limits, and their end. */
class PartnerIT {

    private static final String OF_PARTNERS = "/api/v1/partner/vouchers";
    private static final String ISSUE = OF_PARTNERS + "/issue";
    private static final String OF_USERS = "/api/v1/vouchers";

    private final RunningSuite suite = RunningSuite.shared();
    private final GatewayClient admin = new GatewayClient(suite.gateway(), null).logIn("admin@example.com");
    private final String reference = "till-" + UUID.randomUUID();
    private final String customer = "2782" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);

    @Test
    void aUserRedeemsInPartsWhatADirectPartnerHasIssued() {
        var partner = PartnerFixture.create(admin, PRODUCTION, DIRECT_PAYMENT).client();
        var user = new FestivalFixture(suite.gateway()).newcomer();

        var issued = partner.post(ISSUE, PartnerFixture.issue(reference, "50", customer));
        var again = partner.post(ISSUE, PartnerFixture.issue(reference, "50.00", customer, 365));
        var other = partner.post(ISSUE, PartnerFixture.issue(reference, "51.00", customer));

        assertThat(issued.body()).contains("\"amount\":50.00,\"currency\":\"ZAR\",\"status\":\"active\"");
        var voucher = issued.data(201);
        assertThat(again.data(200)).isEqualTo(voucher);
        assertThat(other.status()).isEqualTo(409);
        assertThat(ofPartner(other)).isEqualTo("CONFLICT");
        var code = voucher.get("voucher_code").asString();
        assertThat(redeem(user, code, "20.00").body()).contains("\"amount\":20.00,\"balance\":30.00");
        assertThat(redeem(user, code, "30.01").status()).isEqualTo(400);
        assertThat(redeem(user, code, "30.00").data(200).get("status").asString())
                .isEqualTo("redeemed");
        assertThat(ofPartner(redeem(user, code, "0.01"))).isEqualTo("VOUCHER_NOT_REDEEMABLE");
        assertThat(user.get(OF_USERS + "/balance").body()).contains("\"balance\":50.00,\"currency\":\"ZAR\"");
        assertThat(partner.get(OF_PARTNERS + "/partner/" + reference).body())
                .contains("\"amount\":50.00,\"balance\":0.00")
                .contains("\"redemption_count\":2");
        assertThat(cancel(partner, code).status()).isEqualTo(409);
        assertThat(suite.ledgerBalance(voucher.get("voucher_id").asString())).isZero();
    }

    @Test
    void aFloatPartnersCustomerPaysAndGetsItBackWhenItIsCancelled() {
        var partner = PartnerFixture.create(admin, UAT, FLOAT_BASED).client();
        var user = new FestivalFixture(suite.gateway()).newcomer();

        var voucher = partner.post(ISSUE, PartnerFixture.issue(reference, "4000.00", customer))
                .data(201);
        partner.post(ISSUE, PartnerFixture.issue(reference + "-2", "4000.00", customer))
                .data(201);
        var tooMuch = partner.post(ISSUE, PartnerFixture.issue(reference + "-3", "4000.00", customer));
        var code = voucher.get("voucher_code").asString();
        var cancelled = cancel(partner, code);
        var enough = partner.post(ISSUE, PartnerFixture.issue(reference + "-3", "4000.00", customer));

        assertThat(tooMuch.status()).isEqualTo(402);
        assertThat(tooMuch.body())
                .contains("\"error\":\"INSUFFICIENT_BALANCE\",\"error_code\":\"WALLET_INSUFFICIENT_FUNDS\"")
                .contains("{\"available\":2000.00,\"required\":4000.00,\"shortfall\":2000.00}");
        assertThat(cancelled.data(200).get("status").asString()).isEqualTo("cancelled");
        assertThat(enough.status()).isEqualTo(201);
        assertThat(partner.get(OF_PARTNERS + "/" + code).data(200).get("status").asString())
                .isEqualTo("cancelled");
        assertThat(ofPartner(redeem(user, enough.data(201).get("voucher_code").asString(), "5.00")))
                .as("what is tried out in UAT is no money")
                .isEqualTo("VOUCHER_NOT_FOUND");
    }

    @Test
    void everyAnswerSaysHowMuchOfThePartnersOwnLimitIsLeft() {
        var partner = PartnerFixture.create(admin, UAT, DIRECT_PAYMENT, 7).client();

        var first = partner.get(OF_PARTNERS + "/partner/none");
        var second = partner.get(OF_PARTNERS + "/partner/none");

        assertThat(header(first, "X-RateLimit-Limit")).isEqualTo(7 * RunningSuite.RATE_LIMIT_SCALE);
        assertThat(header(second, "X-RateLimit-Remaining")).isEqualTo(header(first, "X-RateLimit-Remaining") - 1);
        assertThat(header(second, "X-RateLimit-Reset")).isPositive();
    }

    @Test
    void aRevokedTokenIsRefusedAndAnotherIsNotUntilThePartnerIsInactive() {
        var partner = PartnerFixture.create(admin, UAT, DIRECT_PAYMENT);
        var revoked = partner.client();
        var other = partner.client();

        var revocation =
                partner.tokenRequest().replace("{", "{\"token\":\"" + Objects.requireNonNull(revoked.token()) + "\",");
        assertThat(admin.as(null)
                        .post("/api/v1/partner/auth/revoke", revocation)
                        .status())
                .isEqualTo(200);

        awaitStatus(revoked, 401);
        assertThat(other.get(OF_PARTNERS + "/partner/none").status()).isEqualTo(404);
        var change = "{\"status\":\"inactive\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(admin.send("PUT", "/api/v1/admin/partners/" + partner.id, "application/json", change)
                        .status())
                .isEqualTo(200);
        awaitStatus(other, 403);
        assertThat(ofPartner(other.get(OF_PARTNERS + "/partner/none"))).isEqualTo("PARTNER_INACTIVE");
        var refused = partner.askForToken();
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }

    @Test
    void theSamplePartnersKeepTheirSecretsAndGetNewOnesWhereTheseAreLost(@TempDir Path home) throws IOException {
        var first = SamplePartners.at(suite.gateway(), home);
        var again = SamplePartners.at(suite.gateway(), home);
        var file = home.resolve("sample-partners.properties");

        assertThat(first)
                .extracting(SamplePartners.Credentials::clientId)
                .containsExactly("sample-direct", "sample-float");
        assertThat(again).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.delete(file);
        var renewed = SamplePartners.at(suite.gateway(), home);
        assertThat(renewed).doesNotContainAnyElementsOf(first);
        assertThat(token(first.getFirst())).isEqualTo(401);
        assertThat(renewed).allSatisfy(partner -> assertThat(token(partner)).isEqualTo(200));
    }

    @Test
    void theSamplePartnersWebhooksArriveWithBothSignatures() {
        var sample = SamplePartners.at(suite.gateway(), suite.home()).getFirst();
        var receiver = suite.suite().table().find("webhooks").orElseThrow().url();
        SamplePartners.sendWebhooks(suite.gateway(), suite.home(), URI.create(receiver));
        SamplePartners.sendWebhooks(suite.gateway(), suite.home(), URI.create(receiver));
        var partner = PartnerFixture.of(admin, sample).client();

        var code = partner.post(ISSUE, PartnerFixture.issue(reference, "50.00", customer))
                .data(201)
                .get("voucher_code")
                .asString();

        var line = "sample-direct  voucher.issued     ..." + code.substring(code.length() - 4)
                + "      50.00  hex ok, standard ok";
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(LogFile.ofWebhooks(suite.home()).tail(50))
                        .filteredOn(each -> each.endsWith(line))
                        .hasSize(1));
    }

    private int token(SamplePartners.Credentials partner) {
        return admin.as(null)
                .post(
                        "/api/v1/partner/auth/token",
                        "{\"grant_type\":\"client_credentials\",\"client_id\":\"%s\",\"client_secret\":\"%s\"}"
                                .formatted(partner.clientId(), partner.clientSecret()))
                .status();
    }

    private static Answer redeem(GatewayClient user, String code, String amount) {
        return user.post(OF_USERS + "/redeem", "{\"voucher_code\":\"%s\",\"amount\":%s}".formatted(code, amount));
    }

    private static Answer cancel(GatewayClient partner, String code) {
        return partner.post(OF_PARTNERS + "/" + code + "/cancel", null);
    }

    private static void awaitStatus(GatewayClient partner, int status) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(1))
                .until(() -> partner.get(OF_PARTNERS + "/partner/none").status() == status);
    }

    private static String ofPartner(Answer answer) {
        return answer.json().path("error_code").asString("");
    }

    private static long header(Answer answer, String name) {
        return answer.headers().firstValueAsLong(name).orElse(-1);
    }
}
