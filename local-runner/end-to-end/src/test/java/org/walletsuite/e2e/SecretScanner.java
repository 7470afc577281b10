package org.walletsuite.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds secrets in texts that may hold none: the ones it was given, and whatever looks like a token or a PIN. */
final class SecretScanner {

    private static final List<Pattern> LOOKS_SECRET = List.of(
            Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]{2,}"),
            Pattern.compile("(?i)\\bpin\"?\\s*[=:]\\s*\"?\\d{4}\\b"),
            Pattern.compile("(?i)(password|secret)\"?\\s*[=:]\\s*\"?[\\w$+/=-]{8,}"));

    private final Set<String> secrets = new LinkedHashSet<>();

    /** Refuses texts so short that they would be part of others by chance. */
    void watchFor(String secret) {
        if (secret.length() < 6) {
            throw new IllegalArgumentException("Too short to be distinguished from other text");
        }
        secrets.add(secret);
    }

    /** The lines with a secret in all files below a directory. */
    List<String> inFiles(Path directory) {
        var found = new ArrayList<String>();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                    found.addAll(in(lines, file.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    List<String> in(Stream<String> lines, String where) {
        return lines.filter(this::holdsSecret).map(line -> where + ": " + line).toList();
    }

    private boolean holdsSecret(String line) {
        return secrets.stream().anyMatch(line::contains)
                || LOOKS_SECRET.stream().anyMatch(secret -> secret.matcher(line).find());
    }
}
