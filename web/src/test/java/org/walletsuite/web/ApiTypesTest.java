package org.walletsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages know the API's types from the services' descriptions. */
class ApiTypesTest {

    private static final Path TYPES = PageSources.MODULE.resolve("src/types/api.d.ts");

    @Test
    void theTypesAreThoseOfTheDescriptions() throws IOException {
        var generated = ApiTypes.of(PageSources.ROOT.resolve("docs/openapi"));
        if (Boolean.getBoolean("suite.update")) {
            Files.writeString(TYPES, generated);
        }

        assertThat(TYPES).as("Regenerate it with -Dsuite.update=true").hasContent(generated);
    }
}
