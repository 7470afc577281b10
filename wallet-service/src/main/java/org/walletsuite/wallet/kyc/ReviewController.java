package org.walletsuite.wallet.kyc;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.wallet.user.UserAccount;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Review of submitted credentials by admins. */
@RestController
@RequestMapping("/admin")
class ReviewController {

    private static final int LONGEST_REASON = 500;

    private final Reviews reviews;

    ReviewController(Reviews reviews) {
        this.reviews = reviews;
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/pending/level{level:[23]}")
    ResponseEntity<List<Pending>> pending(
            @PathVariable int level,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var requested = ListPage.of(page, pageSize);
        return requested.answer(
                reviews.pending(level, requested).stream().map(Pending::of).toList(), reviews.countPending(level));
    }

    @RequiresRole(Role.ADMIN)
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.IMAGE_PNG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.IMAGE_JPEG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(type = "string", format = "binary"))
            })
    @GetMapping("/credentials/{id}/{image}")
    ResponseEntity<byte[]> image(@PathVariable long id, @PathVariable String image) {
        return reviews.image(id, image).answer();
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping("/approve/level{level:[23]}/{id}")
    Decided decide(
            @AuthenticationPrincipal Principal.User admin,
            @PathVariable int level,
            @PathVariable long id,
            @RequestBody Decision body) {
        var fields = new Fields();
        var action = fields.required("action", body.action(), ReviewController::action, "Must be approve or reject.");
        var reason = fields.optionalLine("reason", body.reason(), LONGEST_REASON);
        fields.check();
        var approved = action.equals("approve");
        reviews.decide(admin, level, id, approved, reason);
        var status = approved ? Submission.Status.APPROVED : Submission.Status.REJECTED;
        return new Decided(
                "Level %s credentials %s.".formatted(level, status.name().toLowerCase(Locale.ROOT)), status.shown());
    }

    private static Optional<String> action(String text) {
        return Optional.of(text).filter(action -> action.equals("approve") || action.equals("reject"));
    }

    record Decision(
            @Schema(requiredMode = REQUIRED) @Nullable String action,
            @Nullable String reason) {}

    record Decided(String detail, String status) {}

    /**
     * A submission with the data for an admin's decision.
     *
     * @param details by the field they were submitted in
     * @param images the URL of each image, by its field
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Pending(
            long id,
            String level,
            String status,
            Instant submittedAt,
            Applicant user,
            Map<String, String> details,
            Map<String, String> images) {

        static Pending of(Reviews.Case found) {
            var submission = found.waiting().submission();
            return new Pending(
                    submission.number(),
                    submission.shownLevel(),
                    submission.status().shown(),
                    submission.submittedAt().truncatedTo(ChronoUnit.SECONDS),
                    Applicant.of(found.applicant()),
                    found.waiting().details(),
                    links(submission, found.waiting().images()));
        }

        private static Map<String, String> links(Submission submission, List<String> images) {
            var links = new LinkedHashMap<String, String>();
            images.forEach(
                    image -> links.put(image, "/admin/credentials/%s/%s/".formatted(submission.number(), image)));
            return links;
        }

        @Override
        public String toString() {
            return "Pending[id=" + id + "]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Applicant(
            long id,
            UUID userId,
            String email,
            @Nullable String username,
            @Nullable String fullName,
            @Nullable String phone,
            boolean phoneVerified,
            String level) {

        static Applicant of(UserAccount user) {
            return new Applicant(
                    user.number(),
                    user.id(),
                    user.requiredEmail(),
                    user.username(),
                    user.fullName(),
                    user.phone(),
                    user.phoneVerified(),
                    user.shownLevel());
        }
    }
}
