package org.walletsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages' sources never contain: ways around the content policy, and anything kept in the browser's storage. */
class SourceRulesTest {

    private static final int MOST_LINES = 300;
    private static final Pattern BANNED =
            Pattern.compile("unsafeHTML|unsafeSVG|unsafeStatic|styleMap|\\bstyle=|\\.style\\b"
                    + "|innerHTML|outerHTML|insertAdjacentHTML|document\\.write|localStorage|sessionStorage|\\beval\\(|new"
                    + " Function|setTimeout\\(['\"`]|@ts-ignore|@ts-nocheck|javascript:|https?://(?!www\\.w3\\.org/)");
    private static final Pattern INLINE_CODE =
            Pattern.compile("\\son[a-z]+=|\\sstyle=|<style|<script(?! type=\"importmap\"| type=\"module\" src=)");

    @Test
    void sourcesKeepToThePolicy() {
        var sources = PageSources.scripts();
        assertThat(sources).hasSizeGreaterThan(20);
        assertThat(sources.stream().filter(file -> breaksPolicy(PageSources.text(file))))
                .isEmpty();
        assertThat(PageSources.files(".html").stream().filter(SourceRulesTest::hasInlineCode))
                .isEmpty();
    }

    /** The one that is set says that a log-out is owed, and nothing else. */
    @Test
    void onlyTheSessionSetsACookie() {
        assertThat(PageSources.scripts().stream()
                        .filter(file -> PageSources.text(file).contains("document.cookie"))
                        .map(Path::getFileName))
                .containsExactly(Path.of("session.js"));
        assertThat(PageSources.scripts().stream()
                        .flatMap(file ->
                                PageSources.text(file).lines().filter(line -> line.contains("document.cookie ="))))
                .containsExactly(
                        "  document.cookie = `${OWED}=1; Path=/; SameSite=Strict; Max-Age=${is ? OWED_SECONDS : 0}`;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import { unsafeHTML } from 'lit/directives/unsafe-html.js';",
                "html`<p style=\"color: red\">`",
                "element.innerHTML = name",
                "localStorage.token = token",
                "eval(code)",
                "fetch('https://elsewhere.example')"
            })
    void noticesWhatIsBanned(String planted) {
        assertThat(breaksPolicy(planted)).isTrue();
    }

    @Test
    void everyScriptIsTypedAndShort() {
        assertThat(PageSources.scripts()).allSatisfy(file -> {
            var text = PageSources.text(file);
            assertThat(text).as(file.toString()).startsWith("// @ts-check\n");
            assertThat(text.lines().count()).as(file.toString()).isLessThanOrEqualTo(MOST_LINES);
        });
    }

    /** So that a policy's hash of one page's map is the other pages', too. */
    @Test
    void allPagesHaveTheSameImportMap() {
        var maps = PageSources.files(".html").stream()
                .map(file -> PageSources.text(file).replaceAll("(?s).*<script type=\"importmap\">|</script>.*", ""))
                .distinct()
                .toList();

        assertThat(maps).hasSize(1);
    }

    private static boolean breaksPolicy(String source) {
        return BANNED.matcher(source).find();
    }

    private static boolean hasInlineCode(Path file) {
        return INLINE_CODE.matcher(PageSources.text(file)).find();
    }
}
