package org.walletsuite.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The scripts say their types in comments; TypeScript checks them. */
class TypesTest {

    @Test
    void scriptsKeepTheirTypes() throws IOException, InterruptedException {
        var node = Node.path();
        assumeTrue(node.isPresent(), "No Node: the pages' types aren't checked");

        var check = new ProcessBuilder(
                        node.get().toString(),
                        PageSources.MODULE
                                .resolve("target/types/node_modules/typescript/lib/_tsc.js")
                                .toString(),
                        "-p",
                        PageSources.MODULE.resolve("src/types").toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(output).isZero();
    }
}
