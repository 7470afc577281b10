package org.walletsuite.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line of a service's log; what is no JSON object is a missing node. */
record LogLine(String file, String text, JsonNode json) {

    /** The thread in which the container tells of itself when the first request comes. */
    private static final String CONTAINER = "org.apache.catalina.core.ContainerBase";

    /** All lines of the services' logs in a directory; database and broker write theirs as they like. */
    static List<LogLine> ofServices(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("(gateway|.*-service)\\.log(\\..*)?"))
                    .sorted()
                    .flatMap(file -> of(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LogLine> of(Path file) {
        try {
            return wholeLines(file).stream()
                    .map(text -> new LogLine(file.getFileName().toString(), text, parsed(text)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without one that is still being written. */
    private static List<String> wholeLines(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.UTF_8);
        var end = text.lastIndexOf('\n') + 1;
        return text.substring(0, end).lines().toList();
    }

    private static JsonNode parsed(String text) {
        var json = JsonMapper.shared();
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }

    boolean isComplete() {
        return json.isObject()
                && !at("/@timestamp").isEmpty()
                && !at("/log/level").isEmpty()
                && !at("/log/logger").isEmpty()
                && !at("/service/name").isEmpty()
                && !at("/message").isEmpty();
    }

    /** Whether it was written while a request was handled. */
    boolean isOfARequest() {
        return at("/process/thread/name").startsWith("tomcat-handler")
                && !at("/log/logger").startsWith(CONTAINER);
    }

    boolean saysThatItsProcessHasStarted() {
        return at("/process/thread/name").equals("main") && at("/message").startsWith("Started ");
    }

    /** The process that wrote it; after a restart it is another one. */
    String process() {
        return file + " " + json.at("/process/pid").asString();
    }

    String requestId() {
        return at("/request_id");
    }

    String trace() {
        return at("/traceId");
    }

    private String at(String pointer) {
        return json.at(pointer).asString("");
    }

    @Override
    public String toString() {
        return file + ": " + text;
    }
}
