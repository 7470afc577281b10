package org.walletsuite.wallet.person;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What somebody wants to change of themselves, as it came: what is left out stays, null clears. */
@JsonNaming(SnakeCaseStrategy.class)
record ProfileChange(
        @Nullable JsonNode email,
        @Nullable JsonNode fullName,
        @Nullable JsonNode phone) {

    /**
     * Checked and normalised.
     *
     * @param email null where it was left out
     */
    record Wanted(@Nullable String email, Field fullName, Field phone) {}

    /** A field that may have been left out, and may be cleared by null. */
    record Field(boolean given, @Nullable String value) {

        @Nullable
        String over(@Nullable String current) {
            return given ? value : current;
        }
    }

    /** Throws an error that names every field that is wrong. */
    Wanted checked() {
        var fields = new Fields();
        var wanted = new Wanted(
                email == null ? null : required(fields, email),
                optional(fields, "full_name", fullName, Spelling::fullName, SignUp.NO_NAME),
                optional(fields, "phone", phone, Spelling::phone, SignUp.NO_PHONE));
        fields.check();
        return wanted;
    }

    private static String required(Fields fields, JsonNode value) {
        if (value.isNull()) {
            fields.complain("email", "This field may not be null.");
            return "";
        }
        var text = text(fields, "email", value);
        return text == null ? "" : fields.required("email", text, Spelling::email, SignUp.NO_EMAIL);
    }

    private static Field optional(
            Fields fields,
            String field,
            @Nullable JsonNode value,
            Function<String, Optional<String>> spelling,
            String complaint) {
        if (value == null) {
            return new Field(false, null);
        }
        var text = value.isNull() ? null : text(fields, field, value);
        return new Field(true, fields.optional(field, text, spelling, complaint));
    }

    private static @Nullable String text(Fields fields, String field, JsonNode value) {
        if (value.isString()) {
            return value.asString();
        }
        fields.complain(field, "Not a valid string.");
        return null;
    }
}
