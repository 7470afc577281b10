package org.walletsuite.notification.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class WordsTest {

    private static final String APPROVED = "words/fr/order_approved.mustache";

    private final Words words = new Words();

    @ParameterizedTest
    @EnumSource(NotificationType.class)
    void hasATitleAndAMessageOfEachTypeInEachLanguage(NotificationType type) {
        var english = words.text(type, "en", type.samples());
        var french = words.text(type, "fr", type.samples());

        assertThat(english.title()).isNotBlank().doesNotContain("{{", "\n").hasSizeLessThan(60);
        assertThat(french.title()).isNotBlank().doesNotContain("{{", "\n").hasSizeLessThan(60);
        assertThat(english.message()).isNotBlank().doesNotContain("{{", "  ").isNotEqualTo(french.message());
        assertThat(french.message()).isNotBlank().doesNotContain("{{", "  ");
        assertThat(words.text(type, "xx", type.samples())).isEqualTo(english);
    }

    /** Once, and as they are: whoever shows them escapes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "<a href='https://evil.example'>pay & win</a>",
                "A & B <b>",
                "${7*7}",
                "{{7*7}}",
                "{{card}}",
                "{{{reason}}}",
                "[[${x}]]",
                "\\u0041",
                "%s"
            })
    void insertsValuesLiterally(String hostile) {
        var values = Map.of(Placeholder.CARD, hostile, Placeholder.REASON, hostile, Placeholder.NUMBER, "7");

        var text = words.text(NotificationType.ORDER_REJECTED, "en", values);

        assertThat(text.title()).isEqualTo("Order Rejected");
        assertThat(text.message()).contains("Reason: " + hostile, "order no. 7: " + hostile);
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> with(APPROVED, null))
                .isInstanceOf(UnusableWords.class)
                .hasMessage(APPROVED + " is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{secret}}",
                "{{#secret}}x{{/secret}}",
                "{{^secret}}x{{/secret}}",
                "{{card.bytes}}",
                "{{reason}}"
            })
    void namesAPlaceholderThatTheTypeDoesNotHave(String message) {
        assertThatThrownBy(() -> with(APPROVED, "Titre\n\n" + message))
                .isInstanceOf(UnusableWords.class)
                .hasMessageStartingWith(APPROVED + " has an unknown placeholder: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Titre", "Titre\nmessage", "Titre {{card}}\n\nmessage", "\n\nmessage", "Titre\n\n "})
    void namesAFileWithoutATitleOrMessage(String text) {
        assertThatThrownBy(() -> with(APPROVED, text))
                .isInstanceOf(UnusableWords.class)
                .hasMessageStartingWith(APPROVED + " needs a title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#card}}x", "{{card", "{{>other}}"})
    void namesAFileThatIsNoTemplate(String message) {
        assertThatThrownBy(() -> with(APPROVED, "Titre\n\n" + message))
                .isInstanceOf(UnusableWords.class)
                .hasMessageStartingWith(APPROVED);
    }

    private static Words with(String path, @Nullable String text) {
        Function<String, Optional<String>> files =
                asked -> asked.equals(path) ? Optional.ofNullable(text) : Optional.of(file(asked));
        return new Words(files);
    }

    private static String file(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
