package org.walletsuite.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every container that we declare is as restricted as Kubernetes can demand it, and a little more. */
class RestrictedTest {

    @EveryOverlay
    void everyContainerIsRestricted(String overlay) {
        var pods = Manifests.rendered(overlay).stream()
                .filter(object -> object.pod().has("spec") && !object.is("Kafka"))
                .toList();

        assertThat(pods).hasSizeGreaterThan(15);
        assertThat(pods.stream().flatMap(RestrictedTest::loose)).isEmpty();
    }

    @Test
    void everyContainerOfAComponentIsRestrictedEvenIfNoOverlayHasIt() {
        assertThat(Manifests.ofComponents().stream()
                        .filter(object -> object.is("Deployment"))
                        .flatMap(RestrictedTest::loose))
                .isEmpty();
    }

    @EveryOverlay
    void theNamespaceRefusesPodsThatAreNot(String overlay) {
        assertThat(Manifests.rendered(overlay, "Namespace"))
                .singleElement()
                .satisfies(namespace -> assertThat(KubeObject.strings(namespace.at("/metadata/labels")))
                        .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
    }

    @Test
    void noticesAContainerThatIsNotRestricted() {
        var planted = JsonMapper.shared().readTree("""
                        {"kind": "Deployment", "spec": {"template": {"spec": {"containers": [{"name": "service"}]}}}}""");

        assertThat(loose(new KubeObject("planted", planted))).hasSize(10);
    }

    private static Stream<String> loose(KubeObject object) {
        var missing = new ArrayList<String>();
        var pod = object.pod().path("spec");
        require(missing, "a token of the API server", pod, "/automountServiceAccountToken", "false");
        require(missing, "the cluster's variables", pod, "/enableServiceLinks", "false");
        require(missing, "root", pod, "/securityContext/runAsNonRoot", "true");
        require(missing, "system calls", pod, "/securityContext/seccompProfile/type", "RuntimeDefault");
        Stream.concat(KubeObject.items(pod.path("containers")), KubeObject.items(pod.path("initContainers")))
                .forEach(container -> {
                    require(missing, "privileges", container, "/securityContext/allowPrivilegeEscalation", "false");
                    require(missing, "writing", container, "/securityContext/readOnlyRootFilesystem", "true");
                    require(missing, "capabilities", container, "/securityContext/capabilities/drop/0", "ALL");
                    for (var amount : List.of("/requests/cpu", "/requests/memory", "/limits/memory")) {
                        if (container.at("/resources" + amount).isMissingNode()) {
                            missing.add("no " + amount);
                        }
                    }
                });
        for (var shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (pod.has(shared)) {
                missing.add(shared);
            }
        }
        return missing.stream().map(what -> object + ": " + what);
    }

    private static void require(List<String> missing, String what, JsonNode from, String pointer, String value) {
        if (!from.at(pointer).asString("").equals(value)) {
            missing.add(what + " (" + pointer + ")");
        }
    }
}
