package org.walletsuite.runner;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings that a service gets as environment variables. */
final class ServiceEnvironment {

    /** The path of the issuer of partners' tokens, below the gateway's address. */
    private static final String PARTNERS = "/api/v1/partner";

    private final Ports ports;
    private final Secrets secrets;
    private final Path mail;

    ServiceEnvironment(Ports ports, Secrets secrets, Path mail) {
        this.ports = ports;
        this.secrets = secrets;
        this.mail = mail;
    }

    /**
     * The variables that are added to the runner's own environment. Settings in the runner's environment take
     * precedence, except for the port, which services can't share.
     */
    Map<String, String> of(Service service, Map<String, String> outer, Map<String, String> above) {
        var settings = new HashMap<>(defaults(service));
        settings.keySet().removeIf(name -> !name.equals("SERVER_PORT") && outer.containsKey(name));
        if (outer.containsKey("MAIL_HOST")) {
            settings.remove("MAIL_PORT"); // The sink's: another server has a port of its own.
        }
        settings.putAll(above);
        return settings;
    }

    private Map<String, String> defaults(Service service) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("SERVER_PORT", Integer.toString(ports.of(service)));
        settings.put("SERVER_ADDRESS", "127.0.0.1");
        settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", ports.kafkaBootstrap());
        settings.put("SUITE_SECURITY_ISSUER", ports.url(Service.GATEWAY));
        settings.put("SUITE_SECURITY_JWKSURI", ports.url(Service.WALLET) + "/.well-known/jwks.json");
        settings.put("SUITE_SECURITY_PARTNERISSUER", ports.url(Service.GATEWAY) + PARTNERS);
        settings.put(
                "SUITE_SECURITY_PARTNERJWKSURI", ports.url(Service.PARTNERSYNC) + PARTNERS + "/.well-known/jwks.json");
        settings.put("SUITE_SECURITY_CLIENTSECRET", secrets.client(service));
        for (var other : Service.withDatabase()) {
            settings.put("SUITE_CLIENTS_" + other.name(), ports.url(other));
        }
        service.database().ifPresent(database -> settings.putAll(database(database)));
        settings.putAll(own(service));
        return settings;
    }

    private Map<String, String> database(String name) {
        return Map.of(
                "SPRING_DATASOURCE_URL", Postgres.url(ports.postgres(), name),
                "SPRING_DATASOURCE_USERNAME", name + "_app",
                "SPRING_DATASOURCE_PASSWORD", secrets.app(name),
                "SPRING_FLYWAY_USER", name + "_owner",
                "SPRING_FLYWAY_PASSWORD", secrets.owner(name));
    }

    private Map<String, String> own(Service service) {
        return switch (service) {
            case WALLET -> wallet();
            case NOTIFICATION ->
                Map.of(
                        "MAIL_HOST", "127.0.0.1",
                        "MAIL_PORT", Integer.toString(ports.smtp()),
                        "SUITE_SECRETS_KEY", secrets.encryptionKey(service),
                        "NOTIFICATION_PUBLICURL", ports.url(Service.GATEWAY));
            case GATEWAY ->
                Map.of(
                        "MANAGEMENT_SERVER_ADDRESS",
                        "127.0.0.1",
                        "MANAGEMENT_SERVER_PORT",
                        Integer.toString(ports.operators()),
                        "GATEWAY_APP_SANDBOX",
                        "true");
            case PAYMENT -> Map.of("FUNDING_PROVIDER", "sandbox");
            case VOUCHER -> Map.of("SUITE_SECRETS_KEY", secrets.encryptionKey(service));
            case PARTNERSYNC ->
                Map.of(
                        "SUITE_SECRETS_KEY",
                        secrets.encryptionKey(service),
                        "PARTNER_UAT_BASE_URL",
                        ports.url(Service.GATEWAY),
                        "PARTNER_PROD_BASE_URL",
                        ports.url(Service.GATEWAY),
                        // Receivers of webhooks run on this machine, too.
                        "WEBHOOK_ALLOW_PRIVATE",
                        "true");
            case LEDGER, WITHDRAWAL -> Map.of();
        };
    }

    private Map<String, String> wallet() {
        var settings = new HashMap<String, String>();
        for (var client : Service.values()) {
            if (client != Service.WALLET) {
                settings.put("SUITE_TOKENS_CLIENTS_" + client.name(), secrets.client(client));
            }
        }
        settings.put("SUITE_SECRETS_KEY", secrets.encryptionKey(Service.WALLET));
        settings.put("BOOTSTRAP_ADMIN_EMAIL", SampleAccounts.SUPER_ADMIN);
        settings.put("BOOTSTRAP_ADMIN_PASSWORD", SampleAccounts.PASSWORD);
        settings.put("SUITE_SAMPLEUSERS", "true");
        settings.put("SMS_PROVIDER", "log");
        settings.put("SUITE_SMS_LOGDIR", mail.toAbsolutePath().toString());
        return settings;
    }
}
