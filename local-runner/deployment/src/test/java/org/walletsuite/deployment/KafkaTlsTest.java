package org.walletsuite.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Certificates as Strimzi makes them, given as the manifests give them, make clients that can speak to the broker. */
class KafkaTlsTest {

    private static final String PASSWORD = "password";

    @TempDir
    Path directory;

    @Test
    void theSettingsMakeClientsWithACertificate() throws IOException, GeneralSecurityException, InterruptedException {
        var keys = keys();
        var certificate = pem("CERTIFICATE", keys.getCertificate("user").getEncoded());
        var key = pem("PRIVATE KEY", keys.getKey("user", PASSWORD.toCharArray()).getEncoded());
        var settings = new TreeMap<String, Object>();
        Manifests.rendered("production", "ConfigMap")
                .filter(map -> map.name().startsWith("suite-settings"))
                .forEach(map -> settings.putAll(KubeObject.strings(map.at("/data"))));
        settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:9093");
        for (var variable : Map.of("user.key", key, "user.crt", certificate, "ca.crt", certificate)
                .entrySet()) {
            settings.put(variableOf(variable.getKey()), variable.getValue());
        }

        var kafka = bind(settings);

        assertThat(kafka.buildAdminProperties()).containsEntry("security.protocol", "SSL");
        try (var consumer = new KafkaConsumer<>(
                        kafka.buildConsumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(
                        kafka.buildProducerProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThat(consumer.assignment()).isEmpty();
            assertThat(producer.metrics()).isNotEmpty();
        }
    }

    /** The variable that a service gets a part of its certificate in. */
    private static String variableOf(String key) {
        var container =
                Manifests.one("production", "Deployment", "ledger-service").container();
        return KubeObject.items(container.path("env"))
                .filter(variable ->
                        variable.at("/valueFrom/secretKeyRef/key").asString("").equals(key))
                .map(variable -> variable.path("name").asString())
                .findFirst()
                .orElseThrow();
    }

    private static KafkaProperties bind(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, settings));
        return Binder.get(environment)
                .bind("spring.kafka", KafkaProperties.class)
                .get();
    }

    private KeyStore keys() throws IOException, GeneralSecurityException, InterruptedException {
        var file = directory.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "user",
                        "-dname",
                        "CN=ledger-service",
                        "-keyalg",
                        "RSA")
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assertThat(made).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var content = Files.newInputStream(file)) {
            keys.load(content, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
