package org.walletsuite.gateway.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.walletsuite.platform.id.Sha256;

/**
 * The files of the web pages by the paths at which they are served. A digest over all of them is a directory in their
 * addresses, so that browsers may keep them for good and never mix files of two versions.
 */
final class AppFiles {

    static final String ROOT = "/app";

    private static final String LOCATION = "app/";
    private static final String INDEX = "index.html";

    /** Stands for the digest's directory in the files with unchanging addresses. */
    private static final String PLACEHOLDER = ROOT + "/~/";

    private static final String SANDBOX = "~sandbox~";
    private static final int DIGEST_LENGTH = 16;

    /** Files beside a page's index that have an unchanging address: browsers look for updates there. */
    private static final Pattern INSTALLABLE = Pattern.compile("[a-z]+/(sw\\.js|manifest\\.webmanifest)");

    private static final Pattern PAGE = Pattern.compile("[a-z]+/" + Pattern.quote(INDEX));
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private final String digest;
    private final AppFile home;
    private final Map<String, AppFile> pages = new HashMap<>();
    private final Map<String, AppFile> files = new HashMap<>();
    private final SequencedSet<String> importMaps = new TreeSet<>();

    private AppFiles(SortedMap<String, byte[]> contents, AppSettings settings) {
        digest = digest(contents);
        home = filled(INDEX, contents, settings);
        contents.forEach((name, content) -> {
            files.put(unchangingRoot() + name, AppFile.unchanging(name, content));
            if (PAGE.matcher(name).matches()) {
                pages.put(name.substring(0, name.indexOf('/')), filled(name, contents, settings));
            } else if (INSTALLABLE.matcher(name).matches()) {
                files.put(ROOT + "/" + name, filled(name, contents, settings));
            }
        });
        // For service workers, which fetch all files of their page beforehand.
        var names = contents.keySet().stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        files.put(unchangingRoot() + "files.json", AppFile.unchanging("files.json", utf8(names)));
    }

    static AppFiles load(AppSettings settings) throws IOException {
        var root = new ClassPathResource(LOCATION + INDEX).getURL().toString();
        var prefix = root.substring(0, root.length() - INDEX.length());
        var contents = new TreeMap<String, byte[]>();
        for (var resource : new PathMatchingResourcePatternResolver().getResources(prefix + "**")) {
            if (resource.isReadable()) {
                contents.put(resource.getURL().toString().substring(prefix.length()), resource.getContentAsByteArray());
            }
        }
        return new AppFiles(contents, settings);
    }

    /** What is served at a path: a file, or a page at each of its screens' paths. */
    Optional<AppFile> find(String path) {
        var below = path.substring(ROOT.length());
        if (below.isEmpty() || below.equals("/")) {
            return Optional.of(home);
        }
        var file = files.get(path);
        return Optional.ofNullable(file == null && isScreen(below) ? pages.get(below.split("/", -1)[1]) : file);
    }

    private static boolean isScreen(String below) {
        return below.indexOf('.') < 0;
    }

    /** The policy's sources for the pages' import maps, the only inline scripts. */
    String importMapSources() {
        return importMaps.stream().map(hash -> "'sha256-" + hash + "'").collect(Collectors.joining(" "));
    }

    private String unchangingRoot() {
        return ROOT + "/~" + digest + "/";
    }

    private AppFile filled(String name, SortedMap<String, byte[]> contents, AppSettings settings) {
        var content = contents.get(name);
        if (content == null) {
            throw new IllegalStateException("The pages have no " + name);
        }
        var text = new String(content, StandardCharsets.UTF_8)
                .replace(PLACEHOLDER, unchangingRoot())
                .replace(SANDBOX, Boolean.toString(settings.sandbox()));
        var map = IMPORT_MAP.matcher(text);
        if (map.find()) {
            importMaps.add(Base64.getEncoder().encodeToString(Sha256.of(map.group(1))));
        }
        return AppFile.revalidated(name, utf8(text));
    }

    private static String digest(SortedMap<String, byte[]> contents) {
        var digest = Sha256.start();
        contents.forEach((name, content) -> {
            digest.update(utf8(name + "\n" + content.length + "\n"));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_LENGTH);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
