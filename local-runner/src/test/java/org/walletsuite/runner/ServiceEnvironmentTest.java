package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {

    @TempDir
    Path home;

    private Secrets secrets;
    private ServiceEnvironment environment;

    @BeforeEach
    void setUp() throws IOException {
        secrets = Secrets.load(home.resolve("secrets.properties"));
        environment = new ServiceEnvironment(Ports.fixed(9000), secrets, home.resolve("mail"));
    }

    @Test
    void givesServiceItsOwnDatabaseWithTwoRoles() {
        assertThat(environment.of(Service.LEDGER, Map.of(), Map.of()))
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:8110/ledger")
                .containsEntry("SPRING_DATASOURCE_USERNAME", "ledger_app")
                .containsEntry("SPRING_DATASOURCE_PASSWORD", secrets.app("ledger"))
                .containsEntry("SPRING_FLYWAY_USER", "ledger_owner")
                .containsEntry("SPRING_FLYWAY_PASSWORD", secrets.owner("ledger"));
    }

    @Test
    void givesEveryServiceTheAddressesAndKeysOfTheOthers() {
        for (var service : Service.values()) {
            assertThat(environment.of(service, Map.of(), Map.of()))
                    .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                    .containsEntry("SUITE_CLIENTS_LEDGER", "http://127.0.0.1:8102")
                    .containsEntry("SUITE_CLIENTS_PARTNERSYNC", "http://127.0.0.1:8107")
                    .containsEntry("SUITE_SECURITY_ISSUER", "http://127.0.0.1:9000")
                    .containsEntry("SUITE_SECURITY_JWKSURI", "http://127.0.0.1:8101/.well-known/jwks.json")
                    .containsEntry("SUITE_SECURITY_PARTNERISSUER", "http://127.0.0.1:9000/api/v1/partner")
                    .containsEntry(
                            "SUITE_SECURITY_PARTNERJWKSURI",
                            "http://127.0.0.1:8107/api/v1/partner/.well-known/jwks.json")
                    .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:8111");
        }
    }

    @Test
    void givesTheGatewayNoDatabase() {
        assertThat(environment.of(Service.GATEWAY, Map.of(), Map.of()))
                .containsEntry("SERVER_PORT", "9000")
                .doesNotContainKeys("SPRING_DATASOURCE_URL", "SPRING_FLYWAY_USER");
    }

    @Test
    void givesClientSecretsToWalletServiceOnly() {
        var wallet = environment.of(Service.WALLET, Map.of(), Map.of());
        for (var client : Service.values()) {
            var settings = environment.of(client, Map.of(), Map.of());
            assertThat(settings).containsEntry("SUITE_SECURITY_CLIENTSECRET", secrets.client(client));
            if (client != Service.WALLET) {
                assertThat(wallet).containsEntry("SUITE_TOKENS_CLIENTS_" + client, secrets.client(client));
                assertThat(settings.keySet()).noneMatch(name -> name.startsWith("SUITE_TOKENS_"));
            }
        }
        assertThat(Arrays.stream(Service.values()).map(secrets::client)).doesNotHaveDuplicates();
    }

    @Test
    void writesTextMessagesBesideTheMail() {
        assertThat(environment.of(Service.WALLET, Map.of(), Map.of()))
                .containsEntry("SMS_PROVIDER", "log")
                .containsEntry("SUITE_SMS_LOGDIR", home.resolve("mail").toString());
    }

    @Test
    void hasTopUpsPaidByNobodyUnlessAProviderIsNamed() {
        assertThat(environment.of(Service.PAYMENT, Map.of(), Map.of())).containsEntry("FUNDING_PROVIDER", "sandbox");
        assertThat(environment.of(Service.PAYMENT, Map.of("FUNDING_PROVIDER", "callback"), Map.of()))
                .doesNotContainKey("FUNDING_PROVIDER");
    }

    @Test
    void passesOnNothingOfTheRunnersOwnEnvironment() {
        var outer = Map.of("FUNDING_PROVIDER", "callback", "SERVER_PORT", "80");

        assertThat(environment.of(Service.PAYMENT, outer, Map.of()))
                .doesNotContainKey("FUNDING_PROVIDER")
                .containsEntry("SERVER_PORT", "8103");
    }

    @Test
    void sendsMailToItsSinkUnlessAServerIsNamed() {
        assertThat(environment.of(Service.NOTIFICATION, Map.of(), Map.of()))
                .containsEntry("MAIL_HOST", "127.0.0.1")
                .containsEntry("MAIL_PORT", "8113");
        assertThat(environment.of(Service.NOTIFICATION, Map.of("MAIL_HOST", "smtp.example.com"), Map.of()))
                .doesNotContainKeys("MAIL_HOST", "MAIL_PORT");
        assertThat(environment.of(Service.NOTIFICATION, Map.of("MAIL_PORT", "1025"), Map.of()))
                .containsEntry("MAIL_HOST", "127.0.0.1")
                .doesNotContainKey("MAIL_PORT");
    }

    @Test
    void letsWebhooksGoToThisMachineUnlessToldOtherwise() {
        assertThat(environment.of(Service.PARTNERSYNC, Map.of(), Map.of()))
                .containsEntry("WEBHOOK_ALLOW_PRIVATE", "true");
        assertThat(environment.of(Service.PARTNERSYNC, Map.of("WEBHOOK_ALLOW_PRIVATE", "false"), Map.of()))
                .doesNotContainKey("WEBHOOK_ALLOW_PRIVATE");
    }

    @Test
    void givesTheCallersSettingsPrecedence() {
        assertThat(environment.of(Service.LEDGER, Map.of(), Map.of("SERVER_ADDRESS", "127.0.0.2")))
                .containsEntry("SERVER_ADDRESS", "127.0.0.2");
    }
}
