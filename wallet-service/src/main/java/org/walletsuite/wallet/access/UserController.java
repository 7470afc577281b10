package org.walletsuite.wallet.access;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.text.Line;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.Patch;
import org.walletsuite.wallet.user.UserAccount;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Users as admins see and change them. */
@RestController
@RequestMapping("/admin/users")
class UserController {

    private static final int LONGEST_SEARCH = 200;

    private final UserAdministration users;

    UserController(UserAdministration users) {
        this.users = users;
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping
    ResponseEntity<List<User>> list(
            @Parameter(description = "A part of an e-mail, a username, a name or a phone.")
                    @RequestParam(required = false)
                    @Nullable
                    String search,
            @Parameter(description = "A whole UUID, number, e-mail, phone or username.")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(name = "is_active", required = false) @Nullable Boolean active,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var fields = new Fields();
        var text = fields.optional(
                "search", search, line -> Line.of(line, LONGEST_SEARCH), "Must be one short line of text.");
        var name = fields.optional("q", q, line -> Line.of(line, LONGEST_SEARCH), "Must be one short line of text.");
        fields.check();
        var requested = new UserSearchRows.Filter(
                text, name == null ? null : UserLookup.of(name), role == null ? null : role("role", role), active);
        var found = ListPage.of(page, pageSize);
        return found.answer(users.list(requested, found).stream().map(User::of).toList(), users.count(requested));
    }

    @RequiresRole(Role.ADMIN)
    @PatchMapping("/{userId}")
    User change(
            @AuthenticationPrincipal Principal.User admin, @PathVariable UUID userId, @RequestBody AccessChange body) {
        var fields = new Fields();
        var roles = fields.given("roles", body.roles());
        var active = fields.given("is_active", body.isActive());
        fields.check();
        return User.of(users.change(admin, userId, roles == null ? null : highest(roles), active));
    }

    /** STAFF_ADMIN is the document's name for ADMIN. */
    private static Role role(String field, String name) {
        if (name.equals("STAFF_ADMIN")) {
            return Role.ADMIN;
        }
        try {
            return Role.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(field, Fields.noChoice(name));
        }
    }

    private static Role highest(List<@Nullable String> roles) {
        return roles.stream()
                .map(name -> role("roles", String.valueOf(name)))
                .max(Role::compareTo)
                .orElseThrow(() -> ApiException.invalid("roles", "This list may not be empty."));
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record AccessChange(
            @Schema(types = "array") Patch<List<@Nullable String>> roles,
            @Schema(types = "boolean") Patch<Boolean> isActive) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record User(
            long id,
            UUID userId,
            @Nullable String email,
            @Nullable String username,
            @Nullable String fullName,
            @Nullable String phone,
            boolean phoneVerified,
            boolean hasPin,
            String level,
            boolean kycVerified,
            List<String> roles,
            boolean isActive,
            Instant createdAt) {

        static User of(UserAccount user) {
            return new User(
                    user.number(),
                    user.id(),
                    user.email(),
                    user.username(),
                    user.fullName(),
                    user.phone(),
                    user.phoneVerified(),
                    user.hasPin(),
                    user.shownLevel(),
                    user.kycVerified(),
                    user.roles(),
                    user.active(),
                    user.createdAt().truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
