package org.walletsuite.runner;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of one part, or of the webhooks that were received. */
public record LogFile(Path path) {

    private static final long ROTATE_AT = 20L * 1024 * 1024;
    private static final int TAIL_BYTES = 256 * 1024;
    private static final int LINE_LIMIT = 400;
    private static final String CAUSED_BY = "\nCaused by: ";
    private static final JsonMapper JSON = new JsonMapper();

    /** A line for each webhook of the sample partners. */
    public static LogFile ofWebhooks(Path home) {
        return new LogFile(home.resolve("webhooks.log"));
    }

    /** The last lines as they were written. */
    public List<String> tail(int count) {
        var lines = end().lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** The last lines in readable form: JSON lines reduced to level, message and error. */
    List<String> readableTail(int count) {
        return tail(count).stream().map(LogFile::readable).toList();
    }

    /** Rotates a large log, keeping one generation. */
    void rotate() throws IOException {
        if (Files.exists(path) && Files.size(path) > ROTATE_AT) {
            Files.move(path, rotated(path), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The generation before. */
    static Path rotated(Path path) {
        return path.resolveSibling(path.getFileName() + ".1");
    }

    static String readable(String line) {
        var text = line;
        if (line.startsWith("{")) {
            try {
                var json = JSON.readTree(line);
                text = "%s %s %s"
                        .formatted(
                                json.at("/log/level").asString(""),
                                json.path("message").asString(line),
                                cause(json.path("error")))
                        .strip();
            } catch (JacksonException e) {
                text = line;
            }
        }
        return text.length() > LINE_LIMIT ? text.substring(0, LINE_LIMIT) + "..." : text;
    }

    /** The innermost cause, which usually names the problem. */
    private static String cause(JsonNode error) {
        var trace = error.path("stack_trace").asString("");
        int cause = trace.lastIndexOf(CAUSED_BY);
        return cause < 0
                ? error.path("message").asString("")
                : trace.substring(cause + CAUSED_BY.length())
                        .lines()
                        .findFirst()
                        .orElse("");
    }

    private String end() {
        if (!Files.exists(path)) {
            return "";
        }
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var bytes = new byte[(int) Math.min(TAIL_BYTES, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "can't read " + path + ": " + e.getMessage();
        }
    }
}
