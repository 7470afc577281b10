package org.walletsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All texts of all screens exist in all languages, and no screen has texts of its own. */
class TextsTest {

    private static final List<String> LANGUAGES = List.of("en", "fr", "sw");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    /** A whole key, or the beginning of one that goes on with what the server says. */
    private static final Pattern USED = Pattern.compile("\\b(t|tn|word)\\(\\s*['`]([\\w.]+)(['`$])");

    /** Keys that are given to others as values, such as a route's title. */
    private static final Pattern NAMED = Pattern.compile("'([a-z]+(?:\\.\\w+)*)'");

    @ParameterizedTest
    @MethodSource("sets")
    void everyLanguageHasTheSameTexts(Path set) {
        var english = texts(set, "en");

        for (var language : LANGUAGES) {
            var texts = texts(set, language);
            assertThat(texts.keySet()).as(set.getFileName() + "/" + language).isEqualTo(english.keySet());
            assertThat(texts).allSatisfy((key, text) -> {
                assertThat(text).as(key).isNotBlank();
                assertThat(placeholders(text))
                        .as(key + " in " + language)
                        .isEqualTo(placeholders(english.getOrDefault(key, "")));
            });
        }
    }

    @Test
    void everyTextThatAScreenShowsExists() {
        var keys = keys();

        for (var script : PageSources.scripts()) {
            var uses = USED.matcher(PageSources.text(script));
            while (uses.find()) {
                var key = uses.group(2);
                var isWhole = uses.group(1).equals("t") && !uses.group(3).equals("$");
                assertThat(isWhole ? keys.contains(key) : keys.stream().anyMatch(each -> each.startsWith(key)))
                        .as("%s in %s", key, script.getFileName())
                        .isTrue();
            }
        }
    }

    @Test
    void everyTextIsShownSomewhere() {
        var sources = PageSources.scripts().stream().map(PageSources::text).collect(Collectors.joining("\n"));
        var exact = new TreeSet<String>();
        NAMED.matcher(sources).results().forEach(match -> exact.add(match.group(1)));
        var beginnings = new TreeSet<String>();
        USED.matcher(sources).results().forEach(match -> {
            if (!match.group(1).equals("t") || match.group(3).equals("$")) {
                beginnings.add(match.group(2).endsWith(".") ? match.group(2) : match.group(2) + ".");
            }
        });

        assertThat(keys())
                .allSatisfy(key -> assertThat(
                                exact.contains(key) || beginnings.stream().anyMatch(key::startsWith) || isOfApp(key))
                        .as(key)
                        .isTrue());
    }

    @Test
    void noScreenHasATextOfItsOwn() {
        assertThat(PageSources.scripts())
                .allSatisfy(script -> assertThat(ownTexts(PageSources.text(script)))
                        .as(script.toString())
                        .isEmpty());
    }

    @Test
    void noticesATextInAScreen() {
        assertThat(ownTexts("html`<p class=\"x\">Hello</p>`")).containsExactly("Hello");
        assertThat(ownTexts("html`<button aria-label=\"Close it\">${t('x')}</button>`"))
                .containsExactly("Close it");
        assertThat(ownTexts("html`<p>${html`<b>${t('a.b')}</b>`} · ${name}</p>`"))
                .isEmpty();
    }

    static List<Path> sets() {
        try (var sets = Files.list(PageSources.TEXTS)) {
            return sets.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The frame composes these from the page's name. */
    private static boolean isOfApp(String key) {
        return key.endsWith(".title") || key.startsWith("language.");
    }

    private static Set<String> keys() {
        return sets().stream()
                .flatMap(set -> texts(set, "en").keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> texts(Path set, String language) {
        return JSON.readValue(
                PageSources.text(set.resolve(language + ".json")), new TypeReference<TreeMap<String, String>>() {});
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
    }

    /** Words between tags, and in attributes that are read out. */
    private static List<String> ownTexts(String script) {
        var markup = Templates.of(script);
        return Stream.of(
                        Pattern.compile(">([^<>]*\\p{L}{2,}[^<>]*)<").matcher(markup),
                        Pattern.compile("(?:aria-label|placeholder|title|alt)=\"([^\"]*\\p{L}{2,}[^\"]*)\"")
                                .matcher(markup))
                .flatMap(
                        matcher -> matcher.results().map(match -> match.group(1).strip()))
                .toList();
    }
}
