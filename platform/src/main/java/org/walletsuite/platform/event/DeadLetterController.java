package org.walletsuite.platform.event;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.text.OneLine;
import tools.jackson.databind.JsonNode;

/** Dead letters for the other services, which show them to operators. */
@RestController
@RequestMapping("/internal/dead-letters")
class DeadLetterController {

    private static final int LARGEST_PAGE = 100;

    /** Of the calling service the name, because security knows events and events don't know security. */
    private static final String CALLER = "name()";

    private final DeadLetterRows rows;
    private final DeadLetters letters;

    DeadLetterController(DeadLetterRows rows, DeadLetters letters) {
        this.rows = rows;
        this.letters = letters;
    }

    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable String listener,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int size) {
        if (page < 1 || size < 1) {
            throw ApiException.invalid(page < 1 ? "page" : "size", "Must be at least 1.");
        }
        var limit = Math.min(size, LARGEST_PAGE);
        return new Page(rows.open(listener, limit, (page - 1L) * limit), rows.countOpen(listener), page, limit);
    }

    @GetMapping("/{id}")
    Shown show(@PathVariable UUID id) {
        return rows.inFull(id)
                .map(found -> new Shown(found.letter(), found.payload()))
                .orElseThrow(DeadLetterController::none);
    }

    @PostMapping("/{id}/replay")
    DeadLetter replay(
            @AuthenticationPrincipal(expression = CALLER) String service,
            @PathVariable UUID id,
            @Valid @RequestBody Decision decision) {
        return letters.replay(id, decision.by(service), decision.reason()).orElseThrow(DeadLetterController::none);
    }

    @PostMapping("/{id}/discard")
    DeadLetter discard(
            @AuthenticationPrincipal(expression = CALLER) String service,
            @PathVariable UUID id,
            @Valid @RequestBody Decision decision) {
        return letters.discard(id, decision.by(service), decision.reason()).orElseThrow(DeadLetterController::none);
    }

    private static ApiException none() {
        return new ApiException(ErrorCode.NOT_FOUND, "There is no such dead letter");
    }

    /** One page, and how many are waiting in all. */
    record Page(List<DeadLetter> items, long total, int page, int size) {}

    /**
     * One dead letter in full.
     *
     * @param payload the record's value with its secrets masked
     */
    record Shown(DeadLetter deadLetter, @Nullable JsonNode payload) {}

    /**
     * The reason for a replay or discard.
     *
     * @param by the user on whose behalf the calling service asks
     */
    record Decision(
            @NotBlank(message = "This field is required.")
            @OneLine
            @Size(max = 500, message = "Must have at most 500 characters.")
            String reason,

            @Nullable @OneLine @Size(max = 100, message = "Must have at most 100 characters.")
            String by) {

        String by(String service) {
            return by == null ? service : service + " for " + by;
        }
    }
}
