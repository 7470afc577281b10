package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.PartnerFixture;
import org.walletsuite.sdk.WalletSuite;
import org.walletsuite.sdk.WalletSuiteException;
import org.walletsuite.sdk.client.ApiClient;
import org.walletsuite.sdk.notification.DeadLetterApi;
import org.walletsuite.sdk.partnersync.OurUsersApi;
import org.walletsuite.sdk.payment.StandApi;
import org.walletsuite.sdk.payment.WalletTopUpApi;
import org.walletsuite.sdk.payment.model.NewTopUp;
import org.walletsuite.sdk.voucher.PartnerVoucherApi;
import org.walletsuite.sdk.withdrawal.RequestApi;
import tools.jackson.databind.json.JsonMapper;

/** The SDK against the running suite: its samples over a connection that loses the first answer, and errors of all families. */
class SdkIT {

    private static final String TOP_UP = "/api/v1/wallet/topup";
    private static final String ISSUE = "/api/v1/partner/vouchers/issue";
    private static final String AMOUNT = "60000.00";
    private static final Path ERRORS = Path.of(System.getProperty("suite.root"), "sdk/src/test/resources/errors.json");

    private final RunningSuite suite = RunningSuite.shared();
    private final GatewayClient anonymous = new GatewayClient(suite.gateway(), null);
    private final String email = "sdk-" + UUID.randomUUID() + "@example.com";
    private final String reference = "sdk-" + UUID.randomUUID();
    private final String customer = "2783" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);

    @Test
    void theJavaSampleToppedUpOnceThoughTheAnswerWasLost() throws IOException, InterruptedException {
        signUp();
        try (var proxy = new ForgetfulProxy(suite.gateway(), TOP_UP)) {
            var output = SdkSample.java("TopUp", proxy.url(), email, SampleAccounts.PASSWORD, AMOUNT);

            assertThat(proxy.seen()).isGreaterThanOrEqualTo(2);
            verifyToppedUpOnce(output);
        }
    }

    @Test
    void theTypeScriptSampleToppedUpOnceThoughTheAnswerWasLost() throws IOException, InterruptedException {
        assumeTrue(SdkSample.missing().isEmpty(), () -> SdkSample.missing().orElseThrow());
        signUp();
        try (var proxy = new ForgetfulProxy(suite.gateway(), TOP_UP)) {
            var output =
                    SdkSample.typeScript(null, "sample/top-up", proxy.url(), email, SampleAccounts.PASSWORD, AMOUNT);

            assertThat(proxy.seen()).isGreaterThanOrEqualTo(2);
            verifyToppedUpOnce(output);
        }
    }

    @Test
    void theJavaSampleIssuedOneVoucherThoughTheAnswerWasLost() throws IOException, InterruptedException {
        var partner = partner();
        try (var proxy = new ForgetfulProxy(suite.gateway(), ISSUE)) {
            var output = SdkSample.java("IssueVoucher", proxy.url(), partner.id, partner.secret, customer, reference);

            assertThat(proxy.seen()).isGreaterThanOrEqualTo(2);
            verifyIssuedOnce(partner, output);
        }
    }

    @Test
    void theTypeScriptSampleIssuedOneVoucherThoughTheAnswerWasLost() throws IOException, InterruptedException {
        assumeTrue(SdkSample.missing().isEmpty(), () -> SdkSample.missing().orElseThrow());
        var partner = partner();
        try (var proxy = new ForgetfulProxy(suite.gateway(), ISSUE)) {
            var output = SdkSample.typeScript(
                    null, "sample/issue-voucher", proxy.url(), partner.id, partner.secret, customer, reference);

            assertThat(proxy.seen()).isGreaterThanOrEqualTo(2);
            verifyIssuedOnce(partner, output);
        }
    }

    @Test
    void refusalsOfAllFamiliesReadAlike() {
        signUp();
        var user = WalletSuite.connectAsUser(suite.gateway(), email, SampleAccounts.PASSWORD);
        var nobody = WalletSuite.connect(suite.gateway());
        var partner = partner();
        var aPartner = WalletSuite.connectAsPartner(suite.gateway(), partner.id, partner.secret);
        var imposter = WalletSuite.connectAsPartner(suite.gateway(), partner.id, "guessed");

        verifyRefusal(404, "NOT_FOUND", () -> new StandApi(user).get(UUID.randomUUID()));
        verifyRefusal(400, "BAD_REQUEST", () -> topUpNothing(user));
        verifyRefusal(401, "HTTP_401", () -> new RequestApi(nobody).getList(null, null));
        verifyRefusal(404, "VOUCHER_NOT_FOUND", () -> new PartnerVoucherApi(aPartner).withReference(reference));
        verifyRefusal(401, "invalid_client", () -> new PartnerVoucherApi(imposter).withReference(reference));
        verifyRefusal(401, "UNAUTHORIZED", () -> new OurUsersApi(nobody).users("guessed", 10, null, null, null, null));
        verifyRefusal(403, "HTTP_403", () -> new DeadLetterApi(user).deadLetters(null, null, null));
    }

    @Test
    void theTypeScriptClientReadsErrorsAsTheJavaClientDoes() throws IOException, InterruptedException {
        assumeTrue(SdkSample.missing().isEmpty(), () -> SdkSample.missing().orElseThrow());

        var output = SdkSample.typeScript(ERRORS, "test/errors");

        var expected = JsonMapper.shared().readTree(ERRORS.toFile());
        var read = JsonMapper.shared().readTree(String.join("", output));
        assertThat(read).hasSameSizeAs(expected);
        for (var i = 0; i < expected.size(); i++) {
            for (var name : List.of("status", "code", "message", "details", "requestId")) {
                assertThat(read.get(i).path(name))
                        .as(name)
                        .isEqualTo(expected.get(i).path(name));
            }
        }
    }

    @Test
    void theTypeScriptClientRenewsItsTokenForAllRequestsThatWait() throws IOException, InterruptedException {
        assumeTrue(SdkSample.missing().isEmpty(), () -> SdkSample.missing().orElseThrow());

        var output = SdkSample.typeScript(null, "test/renewed-token");

        assertThat(output)
                .containsExactly(
                        "no answer",
                        "token 2, token 2, token 2",
                        "token 2, token 2, token 2",
                        "token 3, token 3, token 3",
                        "token 3, token 3, token 3",
                        "token 4, token 4, token 4");
    }

    private static Object topUpNothing(ApiClient user) {
        return new WalletTopUpApi(user).topUpWallet(new NewTopUp().amount(BigDecimal.ZERO), null);
    }

    private static void verifyRefusal(int status, String code, Supplier<?> call) {
        var refusal = catchThrowableOfType(WalletSuiteException.class, call::get);

        assertThat(refusal).isNotNull();
        assertThat(refusal.status()).as(refusal.toString()).isEqualTo(status);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).message().isNotBlank();
        assertThat(refusal.requestId()).isPresent();
        assertThat(refusal.isTemporary()).isFalse();
    }

    private void verifyToppedUpOnce(List<String> output) {
        assertThat(output).hasSize(1);
        var words = output.getFirst().split(" ", -1);
        assertThat(words[0]).isEqualTo("COMPLETED");
        assertThat(new BigDecimal(words[1])).isEqualByComparingTo(AMOUNT);
        var wallet = anonymous.logIn(email).get("/api/v1/wallet/balance");
        assertThat(wallet.body()).contains(AMOUNT);
    }

    private void verifyIssuedOnce(PartnerFixture partner, List<String> output) {
        assertThat(output).hasSize(2);
        assertThat(output.getFirst()).matches("active \\d{16}");
        assertThat(output.getLast()).matches("404 VOUCHER_NOT_FOUND \\S+");
        assertThat(partner.client().get("/api/v1/partner/settlement").body()).contains("\"balance\":-50.00");
    }

    private void signUp() {
        var signedUp = anonymous.post(
                "/account/signup/",
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, SampleAccounts.PASSWORD));
        assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);
    }

    private PartnerFixture partner() {
        return PartnerFixture.create(
                anonymous.logIn("admin@example.com"), PartnerFixture.UAT, PartnerFixture.DIRECT_PAYMENT);
    }
}
