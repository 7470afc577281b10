package org.walletsuite.platform.operations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import org.walletsuite.platform.event.DeadLetter;
import org.walletsuite.platform.event.DeadLetterInFull;
import org.walletsuite.platform.event.DeadLetters;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.text.OneLine;

/** A service's dead letters: admins see them, super admins replay or discard them and say why. */
@RestController
@RequestMapping(OperationsConfiguration.PATH + "/dead-letters")
class DeadLetterController {

    private static final int LARGEST_PAGE = 100;

    /** Null where the service consumes no events. */
    private final @Nullable DeadLetters letters;

    DeadLetterController(@Nullable DeadLetters letters) {
        this.letters = letters;
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping
    DeadLetterPage deadLetters(
            @RequestParam(required = false) @Nullable String listener,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int size) {
        if (page < 1 || size < 1) {
            throw ApiException.invalid(page < 1 ? "page" : "size", "Must be at least 1.");
        }
        var limit = Math.min(size, LARGEST_PAGE);
        return letters == null
                ? new DeadLetterPage(List.of(), 0, page, limit)
                : new DeadLetterPage(
                        letters.open(listener, limit, (page - 1L) * limit), letters.countOpen(listener), page, limit);
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/{id}")
    DeadLetterInFull deadLetter(@PathVariable String id) {
        return found(id, DeadLetters::inFull);
    }

    @RequiresRole(Role.SUPER_ADMIN)
    @PostMapping("/{id}/replay")
    @AdditionalResponses(HttpStatus.CONFLICT)
    DeadLetter replayDeadLetter(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable String id,
            @Valid @RequestBody DeadLetterReason body) {
        return found(id, (known, letter) -> known.replay(letter, caller.id().toString(), body.reason()));
    }

    @RequiresRole(Role.SUPER_ADMIN)
    @PostMapping("/{id}/discard")
    DeadLetter discardDeadLetter(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable String id,
            @Valid @RequestBody DeadLetterReason body) {
        return found(id, (known, letter) -> known.discard(letter, caller.id().toString(), body.reason()));
    }

    /** What is no id at all names no dead letter either. */
    private <T> T found(String id, Lookup<T> lookup) {
        return Optional.ofNullable(letters)
                .flatMap(known -> parsed(id).flatMap(letter -> lookup.in(known, letter)))
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such dead letter"));
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(Ids.parse(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private interface Lookup<T> {

        Optional<T> in(DeadLetters letters, UUID id);
    }

    /**
     * One page, the oldest first.
     *
     * @param total how many are waiting in all
     */
    record DeadLetterPage(List<DeadLetter> items, long total, int page, int size) {}

    /** Why it is replayed or discarded. */
    record DeadLetterReason(
            @NotBlank(message = "This field is required.")
            @OneLine
            @Size(max = 500, message = "Must have at most 500 characters.")
            String reason) {}
}
