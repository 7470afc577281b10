package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {

    @TempDir
    Path root;

    @Test
    void findsJarOfAnyVersionAmongItsSiblings() throws IOException {
        var target = Files.createDirectories(root.resolve("gateway/target"));
        for (var name : new String[] {
            "gateway-1.2.0.jar", "gateway-1.2.0-tests.jar", "gateway-1.2.0-sources.jar", "gateway-1.2.0.jar.original"
        }) {
            Files.createFile(target.resolve(name));
        }

        assertThat(layout().serviceJar(Service.GATEWAY)).isEqualTo(target.resolve("gateway-1.2.0.jar"));
    }

    @Test
    void namesTheJarThatIsMissing() {
        assertThatThrownBy(() -> layout().serviceJar(Service.LEDGER)).hasMessageContaining("no jar of ledger-service");
    }

    @Test
    void startsAfreshButKeepsCaches() throws IOException {
        var layout = layout();
        layout.create();
        Files.createFile(layout.postgres().resolve("row"));
        Files.createFile(layout.secrets());
        Files.createFile(layout.webhooks());
        Files.createFile(LogFile.rotated(layout.webhooks()));
        Files.createFile(layout.aot().resolve("gateway.aot"));

        layout.forgetState();

        assertThat(layout.postgres()).doesNotExist();
        assertThat(layout.secrets()).doesNotExist();
        assertThat(layout.webhooks()).doesNotExist();
        assertThat(LogFile.rotated(layout.webhooks())).doesNotExist();
        assertThat(layout.aot().resolve("gateway.aot")).exists();
    }

    @Test
    void keepsOnlyTheNewestBuildsInACache() throws IOException {
        for (int age = 0; age < 4; age++) {
            var entry = Files.createDirectory(root.resolve("ledger-" + age));
            Files.createFile(entry.resolve("content"));
            Files.setLastModifiedTime(entry, java.nio.file.attribute.FileTime.fromMillis(100_000 - age));
        }
        Files.createFile(root.resolve("other"));

        DirectoryTrees.keepNewest(root, "ledger-", 2);

        try (var left = Files.list(root)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ledger-0", "ledger-1", "other");
        }
    }

    private Layout layout() {
        return new Layout(root, root.resolve(".local"), root.resolve(".local"));
    }
}
