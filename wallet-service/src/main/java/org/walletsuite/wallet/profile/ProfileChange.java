package org.walletsuite.wallet.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.walletsuite.wallet.form.Fields;
import org.walletsuite.wallet.form.Spelling;
import org.walletsuite.wallet.person.PersonalChange;
import org.walletsuite.wallet.person.PersonalChange.Field;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What somebody wants to change of themselves, as it came: what is left out stays, null clears. */
@JsonNaming(SnakeCaseStrategy.class)
record ProfileChange(
        @Schema(implementation = String.class, description = "Can't be taken away.") @Nullable
        JsonNode email,

        @Schema(implementation = String.class) @Nullable JsonNode fullName,
        @Schema(implementation = String.class) @Nullable JsonNode phone) {

    /** Throws an error that names every field that is wrong. */
    PersonalChange checked() {
        var fields = new Fields();
        var wanted = new PersonalChange(
                email == null ? null : required(fields, email),
                optional(
                        fields,
                        "full_name",
                        fullName,
                        text -> fields.optionalLine("full_name", text, Spelling.LONGEST_NAME)),
                optional(
                        fields,
                        "phone",
                        phone,
                        text -> fields.optional("phone", text, Spelling::phone, Spelling.NO_PHONE)));
        fields.check();
        return wanted;
    }

    private static String required(Fields fields, JsonNode value) {
        if (value.isNull()) {
            fields.complain("email", "This field may not be null.");
            return "";
        }
        var text = text(fields, "email", value);
        return text == null ? "" : fields.required("email", text, Spelling::email, Spelling.NO_EMAIL);
    }

    private static Field optional(
            Fields fields, String field, @Nullable JsonNode value, Function<@Nullable String, @Nullable String> check) {
        if (value == null) {
            return new Field(false, null);
        }
        var text = value.isNull() ? null : text(fields, field, value);
        return new Field(true, check.apply(text));
    }

    private static @Nullable String text(Fields fields, String field, JsonNode value) {
        if (value.isString()) {
            return value.asString();
        }
        fields.complain(field, "Not a valid string.");
        return null;
    }
}
