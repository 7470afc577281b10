package org.walletsuite.partnersync.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.partnersync.sync.ReferenceRows.Known;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.user.SyncedUserApi.UserRecord;
import org.walletsuite.platform.user.User;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Systems read our users, in the format in which we read theirs. */
@RestController
class OurUsersController {

    /** How many users a page has where the system does not say. */
    private static final int PAGE = 100;

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final SyncedUserApi users;
    private final ReferenceRows references;
    private final CallMetrics metrics;

    OurUsersController(SyncedUserApi users, ReferenceRows references, CallMetrics metrics) {
        this.users = users;
        this.references = references;
        this.metrics = metrics;
    }

    /**
     * The most recent ones, or those who were created on some days of UTC, the last one not included; then the count is how
     * many are wanted at once.
     */
    @Parameter(in = ParameterIn.HEADER, name = ApiKeyCheck.HEADER, required = true, schema = @Schema(type = "string"))
    @AdditionalResponses(HttpStatus.UNAUTHORIZED)
    @GetMapping("/api/sync/users")
    UserPage users(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable Integer count,
            @Schema(format = "date") @RequestParam(required = false) @Nullable String since,
            @Schema(format = "date") @RequestParam(required = false) @Nullable String until,
            @RequestParam(defaultValue = "0") long offset,
            @RequestParam(name = "include_profiles", defaultValue = "false") boolean includeProfiles) {
        var system = ApiKeyCheck.caller(request);
        if (count == null && since == null) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "Either count or since is required");
        }
        if (count != null && count < 1) {
            throw ApiException.invalid("count", "Must be at least 1.");
        }
        if (offset < 0) {
            throw ApiException.invalid("offset", "Must be at least 0.");
        }
        var size = count == null ? PAGE : Math.min(count, SyncedUserApi.MOST);
        var page = since == null ? recent(until, size, offset) : created(date("since", since), until, offset, size);
        metrics.received(system, "users", true);
        var known = references.known(
                system.id(), page.users().stream().map(one -> one.user().id()).toList());
        return new UserPage(
                true,
                SyncAnswer.SUCCESS,
                page.users().size(),
                page.total(),
                offset,
                offset + page.users().size() < page.total() && !page.users().isEmpty(),
                new Filters(since, until),
                page.users().stream()
                        .map(user ->
                                OurUser.of(user, system, known.get(user.user().id()), includeProfiles))
                        .toList());
    }

    private SyncedUserApi.Page recent(@Nullable String until, int size, long offset) {
        if (until != null) {
            throw ApiException.invalid("until", "Needs since.");
        }
        return users.recent(size, offset, size);
    }

    private SyncedUserApi.Page created(LocalDate since, @Nullable String until, long offset, int size) {
        var end = until == null ? null : date("until", until);
        if (end != null && end.isBefore(since)) {
            throw ApiException.invalid("until", "Must not be before since.");
        }
        if (end != null && !midnight(end).isAfter(midnight(since))) {
            return new SyncedUserApi.Page(0, List.of());
        }
        return users.created(midnight(since), end == null ? null : midnight(end), offset, size);
    }

    /** Nobody was created before any system was, in years that columns can't hold. */
    private static Instant midnight(LocalDate day) {
        return (day.isBefore(SyncAdminController.EVER) ? SyncAdminController.EVER : day)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** A day of the calendar as the document writes it, and nothing else that Java takes for one. */
    private static LocalDate date(String parameter, String text) {
        if (DATE.matcher(text).matches()) {
            try {
                return LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
            } catch (DateTimeParseException e) {
                throw invalid(parameter);
            }
        }
        throw invalid(parameter);
    }

    private static ApiException invalid(String parameter) {
        return ApiException.invalid(parameter, "Must be a date, YYYY-MM-DD.");
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record UserPage(
            boolean success,
            String code,
            int count,
            long total,
            long offset,
            boolean hasMore,
            Filters filters,
            List<OurUser> users) {}

    record Filters(@Nullable String since, @Nullable String until) {}

    /**
     * A user of ours.
     *
     * @param emailVerified nobody's e-mail is verified here
     * @param externalRefs what the caller calls the user, by the caller's code; what others do is not its business
     * @param profiles only where they were asked for
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record OurUser(
            UUID id,
            @Nullable String email,
            @Nullable String phone,
            boolean emailVerified,
            boolean phoneVerified,
            boolean isActive,
            Instant createdAt,
            Instant updatedAt,
            Map<String, String> externalRefs,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<OurProfile> profiles) {

        static OurUser of(UserRecord one, OtherSystem system, @Nullable Known known, boolean withProfiles) {
            var user = one.user();
            return new OurUser(
                    user.id(),
                    user.email(),
                    user.phone(),
                    false,
                    user.phoneVerified(),
                    user.active(),
                    one.createdAt().truncatedTo(ChronoUnit.SECONDS),
                    one.updatedAt().truncatedTo(ChronoUnit.SECONDS),
                    known == null ? Map.of() : Map.of(system.code(), known.externalId()),
                    withProfiles ? profiles(user, known) : null);
        }

        private static List<OurProfile> profiles(User user, @Nullable Known known) {
            return user.fullName() == null
                    ? List.of()
                    : List.of(new OurProfile(user.number(), user.fullName(), known == null ? null : known.birthdate()));
        }

        @Override
        public String toString() {
            return "OurUser[id=" + id + "]";
        }
    }

    /**
     * The person behind a user.
     *
     * @param birthdate as the caller has said it: nobody is asked for it here, and what others have said is not its business
     */
    record OurProfile(long id, String name, @Nullable LocalDate birthdate) {}
}
