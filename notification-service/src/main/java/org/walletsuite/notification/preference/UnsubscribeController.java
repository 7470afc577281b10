package org.walletsuite.notification.preference;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.notification.type.Channel;
import org.walletsuite.platform.error.ApiException;

/**
 * Where the links in mails lead to. A mail program that unsubscribes with one click (RFC 8058) posts to the same address;
 * a browser gets a page that does so, because merely opening a link, as virus scanners do, must change nothing.
 */
@RestController
@RequestMapping("/notifications/unsubscribe")
class UnsubscribeController {

    private final Unsubscribing unsubscribing;
    private final Preferences preferences;
    private final UnsubscribePages pages;

    UnsubscribeController(Unsubscribing unsubscribing, Preferences preferences, UnsubscribePages pages) {
        this.unsubscribing = unsubscribing;
        this.preferences = preferences;
        this.pages = pages;
    }

    /** Asks whether this type is to come by mail no more. */
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @GetMapping
    ResponseEntity<byte[]> ask(@RequestParam(required = false) @Nullable String token) {
        return page(pages.question(read(token)));
    }

    /** Switches a type's mails off; again and again changes nothing more. */
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @PostMapping
    ResponseEntity<byte[]> unsubscribe(@RequestParam(required = false) @Nullable String token) {
        var subscription = read(token);
        preferences.change(
                subscription.user(), List.of(new PreferenceChange(subscription.type(), Channel.EMAIL, false)));
        return page(pages.done(subscription));
    }

    private Unsubscribing.Subscription read(@Nullable String token) {
        return unsubscribing
                .read(token == null ? "" : token)
                .orElseThrow(() -> ApiException.invalid("token", "This link is not valid."));
    }

    private static ResponseEntity<byte[]> page(String html) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
                .body(html.getBytes(StandardCharsets.UTF_8));
    }
}
