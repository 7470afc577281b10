package org.walletsuite.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in links, requests and SQL must not depend on the machine's locale, as they do where no locale is named. */
class LocaleTest {

    private static final String LITERAL_WITH_NUMBER =
            "\"(?:[^\"\\\\\\n]|\\\\.)*%[-+,.\\d]*[dfeg](?:[^\"\\\\\\n]|\\\\.)*\"";
    private static final Pattern BY_MACHINES_LOCALE =
            Pattern.compile(LITERAL_WITH_NUMBER + "\\s*\\.formatted\\(|String\\.format\\(\\s*" + LITERAL_WITH_NUMBER);

    @Test
    void numbersAreFormattedWithoutTheMachinesLocale() {
        var sources = SuiteSources.sources().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(sources.stream().filter(file -> isByMachinesLocale(text(file))))
                .as("Take %s for whole numbers, and String.format(Locale.ROOT, ...) for others")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"select %d\".formatted(number)",
                "\"said \\\"%5.1f\\\"\"\n        .formatted(number)",
                "String.format(\n        \"%,d of %s\", number, all)"
            })
    void noticesFormatsWithTheMachinesLocale(String planted) {
        assertThat(isByMachinesLocale(planted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\".formatted(number)", "String.format(Locale.ROOT, \"%d\", number)"})
    void acceptsFormatsWithANamedLocale(String planted) {
        assertThat(isByMachinesLocale(planted)).isFalse();
    }

    private static boolean isByMachinesLocale(String source) {
        return BY_MACHINES_LOCALE.matcher(source).find();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
