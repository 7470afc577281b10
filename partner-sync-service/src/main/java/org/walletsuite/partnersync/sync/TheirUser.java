package org.walletsuite.partnersync.sync;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.platform.text.Line;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.web.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A user as a system writes one, in what it sends and in what it lets us read, not validated yet. What is missing or null
 * says nothing.
 *
 * @param userId in what it sends
 * @param id the same in what it lets us read
 */
@JsonNaming(SnakeCaseStrategy.class)
record TheirUser(
        @Schema(
                types = {"integer", "string"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        JsonNode userId,

        @Schema(hidden = true) @Nullable JsonNode id,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Boolean emailVerified,
        @Nullable Boolean phoneVerified,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime updatedAt,
        @Nullable List<@Nullable TheirProfile> profiles,

        @Schema(types = "object") @Nullable JsonNode metadata) {

    private static final String NO_ID =
            "Must be the user's id, a whole number or a text of 1 to 255 visible characters.";

    /** By so much a clock may be wrong without anybody having to look at it. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** A person behind a user; what can't be used says nothing. */
    @JsonNaming(SnakeCaseStrategy.class)
    record TheirProfile(
            @Schema(types = {"integer", "string"}) @Nullable JsonNode id,
            @Nullable String name,
            @Nullable String birthdate) {

        Optional<String> line() {
            return Line.of(name, SyncedUserApi.LONGEST_NAME);
        }

        /** Nobody was born in other years. */
        Optional<LocalDate> date() {
            try {
                return Optional.ofNullable(birthdate)
                        .map(LocalDate::parse)
                        .filter(day -> day.getYear() >= 1 && day.getYear() <= 9_999);
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }

    @Override
    public String toString() {
        return "TheirUser[]";
    }

    /** Throws an error that names what is invalid; what says nothing about addresses is valid. */
    UserReport checked(Instant now) {
        return new UserReport(
                externalId(),
                address(
                        "email",
                        email,
                        EmailAddress.canonical(Objects.requireNonNullElse(email, "")),
                        EmailAddress.COMPLAINT),
                address(
                        "phone",
                        phone,
                        PhoneNumber.canonical(Objects.requireNonNullElse(phone, "")),
                        PhoneNumber.COMPLAINT),
                name(),
                birthdate(),
                Boolean.FALSE.equals(emailVerified),
                Boolean.FALSE.equals(phoneVerified),
                saidAt(now));
    }

    /** The id as a text: 123 and "123" are one. */
    String externalId() {
        var given = userId == null || userId.isNull() ? id : userId;
        if (given == null || given.isNull()) {
            throw ApiException.invalid("user_id", Fields.REQUIRED);
        }
        return id(given).orElseThrow(() -> ApiException.invalid("user_id", NO_ID));
    }

    /** An id as a text; empty where it can't be one. */
    static Optional<String> id(JsonNode given) {
        if (!given.isIntegralNumber() && !given.isString()) {
            return Optional.empty();
        }
        var text = given.asString();
        return Line.of(text, SyncedUserApi.LONGEST_EXTERNAL_ID).filter(text::equals);
    }

    private static @Nullable String address(
            String field, @Nullable String given, Optional<String> canonical, String complaint) {
        return given == null ? null : canonical.orElseThrow(() -> ApiException.invalid(field, complaint));
    }

    private @Nullable String name() {
        return named().flatMap(TheirProfile::line).orElse(null);
    }

    private @Nullable LocalDate birthdate() {
        return named().flatMap(TheirProfile::date).orElse(null);
    }

    /** The first person with a name. */
    private Optional<TheirProfile> named() {
        return profiles == null
                ? Optional.empty()
                : profiles.stream()
                        .flatMap(Stream::ofNullable)
                        .filter(profile -> profile.line().isPresent())
                        .findFirst();
    }

    /** When this was so at theirs. A time to come, which a clock that is wrong makes, would outdo all that follows. */
    private Instant saidAt(Instant now) {
        return said().filter(time -> time.isBefore(now)).orElse(now).truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether they say that this will be so, by a clock that is not merely a little fast. */
    boolean isAhead(Instant now) {
        return said().filter(time -> time.isAfter(now.plus(CLOCKS_DIFFER))).isPresent();
    }

    private Optional<Instant> said() {
        return Stream.of(
                        time("updated_at", updatedAt),
                        time("metadata.updated_at", updatedAtOf(metadata)),
                        time("created_at", createdAt))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Only times that every column, and every clock, can hold. */
    private static @Nullable Instant time(String field, @Nullable OffsetDateTime given) {
        var time = given == null ? null : given.toInstant();
        if (time != null && (time.isBefore(FIRST) || !time.isBefore(END))) {
            throw ApiException.invalid(field, "Must be in the years 1 to 9999.");
        }
        return time;
    }

    private static @Nullable OffsetDateTime updatedAtOf(@Nullable JsonNode metadata) {
        var text = metadata == null ? null : metadata.path("updated_at");
        if (text == null || !text.isString()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.asString());
        } catch (DateTimeParseException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "metadata.updated_at: Not a valid time.", e);
        }
    }
}
