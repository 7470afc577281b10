package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.sdk.Retries;
import org.walletsuite.sdk.WalletSuite;
import org.walletsuite.sdk.client.ApiException;
import org.walletsuite.sdk.payment.WalletTopUpControllerApi;
import org.walletsuite.sdk.payment.model.NewTopUp;
import org.walletsuite.sdk.wallet.LogInControllerApi;
import org.walletsuite.sdk.wallet.MainWalletControllerApi;
import org.walletsuite.sdk.wallet.model.LogIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The samples of the SDK, each over a connection that loses the first answer to a command after it took effect. */
class SdkIT {

    private static final Path SDK = Path.of(System.getProperty("suite.root"), "sdk");
    private static final String AMOUNT = "60000.00";

    private final RunningSuite suite = RunningSuite.shared();
    private final ForgetfulProxy proxy = new ForgetfulProxy(suite.gateway(), "/api/v1/wallet/topup");
    private final String email = "sdk-" + UUID.randomUUID() + "@example.com";

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void theJavaClientToppedUpOnceThoughTheAnswerWasLost() throws ApiException {
        signUp();
        var retries = Retries.within(Duration.ofMinutes(1));

        var tokens = new LogInControllerApi(WalletSuite.connect(proxy.uri()))
                .logIn(new LogIn().email(email).password(SampleAccounts.PASSWORD));
        var client = WalletSuite.connect(proxy.uri(), tokens::getAccessToken);
        var wallets = new MainWalletControllerApi(client);
        retries.read(wallets::myWallet);
        var topUp = new NewTopUp().amount(new BigDecimal(AMOUNT)).description("Sample");
        var done = retries.command(key -> new WalletTopUpControllerApi(client).topUpWallet(topUp, key));
        var wallet = retries.read(wallets::myWallet);

        assertThat(proxy.forgotten()).isEqualTo(1);
        assertThat(done.getSuccess()).isTrue();
        assertThat(Objects.requireNonNull(wallet.getData()).getCurrentBalance()).isEqualByComparingTo(AMOUNT);
    }

    @Test
    void theTypeScriptClientToppedUpOnceThoughTheAnswerWasLost() throws IOException, InterruptedException {
        assumeTrue(hasNode(), "skipped: there is no Node here");
        signUp();
        var compiled = TypeScript.compile(SDK, suite.home().resolve("typescript"));

        var said = TypeScript.node(
                compiled.resolve("sample/top-up.js").toString(),
                proxy.uri().toString(),
                email,
                SampleAccounts.PASSWORD,
                AMOUNT);

        JsonNode result = JsonMapper.shared().readTree(said);
        assertThat(proxy.forgotten()).isEqualTo(1);
        assertThat(result.get("balance").decimalValue()).isEqualByComparingTo(AMOUNT);
    }

    private void signUp() {
        var signedUp = new FestivalFixture(suite.gateway())
                .anonymous.post(
                        "/account/signup/",
                        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, SampleAccounts.PASSWORD));
        assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            return false;
        }
    }
}
