package org.walletsuite.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A pod that refers to a secret which nothing makes would wait for ever. */
class SecretTest {

    private static final Set<String> OF_PASSWORDS = Set.of("username", "password");

    @EveryOverlay
    void everySecretIsMadeByTheOverlayOrAnOperator(String overlay) {
        // A local suite may go without, for example, a log-in at the mail server.
        var used = used(overlay, !overlay.equals("local"));

        assertThat(used).hasSizeGreaterThan(40);
        assertThat(made(overlay)).containsAll(used);
    }

    @EveryOverlay
    void nobodyIsGivenASecretThatNobodyUses(String overlay) {
        var used = used(overlay, true);

        assertThat(made(overlay).stream()
                        .filter(secret -> secret.contains("-settings/") || secret.contains("-db-"))
                        .filter(secret -> !secret.matches(".*-db-ca/.*")))
                .isNotEmpty()
                .allMatch(used::contains);
    }

    /** Each as its name and key. */
    private static Set<String> used(String overlay, boolean optional) {
        var used = new TreeSet<String>();
        Manifests.rendered(overlay).stream()
                .flatMap(object -> object.json().findValues("secretKeyRef").stream())
                .filter(reference -> optional || !reference.path("optional").asBoolean(false))
                .forEach(reference -> used.add(reference.path("name").asString() + "/"
                        + reference.path("key").asString()));
        Manifests.rendered(overlay).stream()
                .flatMap(object -> KubeObject.items(object.at("/spec/template/spec/volumes")))
                .filter(volume -> volume.has("secret"))
                .forEach(volume -> KubeObject.items(volume.at("/secret/items"))
                        .forEach(item -> used.add(volume.at("/secret/secretName")
                                        .asString() + "/" + item.path("key").asString())));
        Manifests.rendered(overlay, "Cluster")
                .flatMap(database -> Stream.of(
                        database.at("/spec/bootstrap/initdb/secret/name"),
                        database.at("/spec/managed/roles/0/passwordSecret/name")))
                .forEach(name -> OF_PASSWORDS.forEach(key -> used.add(name.asString() + "/" + key)));
        Manifests.rendered(overlay, "TriggerAuthentication")
                .flatMap(keda -> KubeObject.items(keda.at("/spec/secretTargetRef")))
                .forEach(reference -> used.add(reference.path("name").asString() + "/"
                        + reference.path("key").asString()));
        return used;
    }

    private static Set<String> made(String overlay) {
        var made = new TreeSet<String>();
        made.add("suite-cluster-ca-cert/ca.crt");
        Manifests.rendered(overlay, "Cluster").forEach(database -> made.add(database.name() + "-ca/ca.crt"));
        Manifests.rendered(overlay, "KafkaUser")
                .forEach(user -> Stream.of("user.key", "user.crt").forEach(key -> made.add(user.name() + "/" + key)));
        Manifests.rendered(overlay, "Secret")
                .forEach(secret -> Stream.of("/data", "/stringData")
                        .flatMap(values -> secret.at(values).propertyNames().stream())
                        .forEach(key -> made.add(secret.name() + "/" + key)));
        Manifests.rendered(overlay, "ExternalSecret").forEach(secret -> {
            var template = secret.at("/spec/target/template/data");
            var keys = template.isMissingNode()
                    ? KubeObject.items(secret.at("/spec/data"))
                            .map(value -> value.path("secretKey").asString())
                    : template.propertyNames().stream();
            keys.forEach(key -> made.add(secret.name() + "/" + key));
        });
        return made;
    }
}
