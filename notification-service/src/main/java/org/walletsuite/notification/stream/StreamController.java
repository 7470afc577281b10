package org.walletsuite.notification.stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.DisconnectAwareProtocol.WatchedConnection;
import tools.jackson.databind.json.JsonMapper;

/** New notifications as they come. The request's own thread, a virtual one, writes for as long as the client listens. */
@RestController
class StreamController {

    private static final Logger LOG = LoggerFactory.getLogger(StreamController.class);

    private final Streams streams;
    private final InboxPages pages;
    private final StreamSettings settings;
    private final JsonMapper json;

    StreamController(Streams streams, InboxPages pages, StreamSettings settings, JsonMapper json) {
        this.streams = streams;
        this.pages = pages;
        this.settings = settings;
        this.json = json;
    }

    @Operation(
            description = "Server-sent events without an end: each is a notification as the list shows it, its id the"
                    + " notification's. Comments without an id come in between as heartbeats.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string", example = "id: 1\ndata: {\"id\":1}\n\n")))
    @GetMapping("/notifications/stream")
    void stream(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = LastEventId.HEADER, required = false)
                    @Parameter(
                            description = "The last id that was seen: all after it is sent first, with 0 all that there"
                                    + " is. Without it, and with what is no id yet, only what comes from now on.")
                    @Nullable
                    String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        // Read before the first byte is written, so that an outage is answered like any other.
        var begin = pages.begin(caller.id(), LastEventId.of(lastEventId));
        var connection = request.getServletConnection();
        var stream = new InboxStream(pages, json, settings, begin, () -> hasGone(connection));
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            describe(response);
            return;
        }
        streams.add(stream);
        try {
            describe(response);
            stream.run(response.getOutputStream());
        } catch (IOException e) {
            LOG.debug("The client of a stream has gone, or reads nothing", e);
            throw new CloseNowException("The client of a stream has gone", e);
        } finally {
            streams.remove(stream);
        }
    }

    private static void describe(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Proxies in front of the gateway must not wait for more either.
        response.setHeader("X-Accel-Buffering", "no");
    }

    private static boolean hasGone(ServletConnection connection) {
        return connection instanceof WatchedConnection client && client.isHungUp();
    }
}
