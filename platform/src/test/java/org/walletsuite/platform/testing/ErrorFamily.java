package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.http.HttpStatus;
import org.walletsuite.platform.family.Family;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API families, and how a client of each tells that a body was refused. */
enum ErrorFamily {
    FESTIVAL,
    MAIN_WALLET,
    GIFT_CARD,
    PARTNER_TOKEN,
    PARTNER,
    SYNC,
    NONE;

    private static final String CODE = "[A-Z][A-Z0-9_]*";

    static ErrorFamily of(String path) {
        return switch (Family.of(path)) {
            case FESTIVAL -> FESTIVAL;
            case MAIN_WALLET -> MAIN_WALLET;
            case GIFT_CARD -> GIFT_CARD;
            case PARTNER -> PARTNER;
            case PARTNER_AUTH -> PARTNER_TOKEN;
            case SYNC -> SYNC;
            case OPERATIONS -> NONE;
        };
    }

    /** Fails unless this is the family's answer to an invalid query or body. */
    void verifyRefused(String body) {
        verifyError(400, body);
        var error = JsonMapper.shared().readTree(body);
        switch (this) {
            case FESTIVAL -> assertThat(text(error, "/error/code")).isIn("VALIDATION_ERROR", "INVALID_ID");
            case MAIN_WALLET -> assertThat(text(error, "/message")).isEqualTo(text(error, "/data"));
            case GIFT_CARD -> assertThat(error.has("error")).isFalse();
            case PARTNER -> assertThat(text(error, "/error_code")).isIn("VALIDATION_ERROR", "INVALID_ID");
            case PARTNER_TOKEN -> assertThat(text(error, "/error")).isEqualTo("invalid_request");
            case SYNC -> assertThat(text(error, "/code")).isIn("INVALID_PAYLOAD", "INVALID_PARAMS");
            case NONE -> {}
        }
    }

    /** Fails unless this is how the family tells of an error with this status. */
    void verifyError(int status, String body) {
        var error = JsonMapper.shared().readTree(body);
        var meaning = HttpStatus.valueOf(status);
        switch (this) {
            case FESTIVAL -> {
                assertThat(text(error, "/error/code")).matches(CODE);
                assertThat(text(error, "/error/message")).isNotBlank();
            }
            case MAIN_WALLET -> {
                assertThat(text(error, "/httpStatus")).isEqualTo(meaning.name());
                assertThat(text(error, "/message")).isNotBlank();
            }
            case GIFT_CARD -> {
                assertThat(error.isObject()).isTrue();
                assertThat(error.values()).isNotEmpty().allMatch(said -> said.isString() || said.isArray());
            }
            case PARTNER -> {
                assertThat(text(error, "/error_code")).matches(CODE);
                assertThat(text(error, "/message")).isNotBlank();
            }
            case PARTNER_TOKEN -> assertThat(text(error, "/error")).matches("[a-z_]+");
            case SYNC -> {
                assertThat(text(error, "/code")).matches(CODE);
                assertThat(text(error, "/message")).isNotBlank();
            }
            case NONE -> {
                assertThat(error.path("status").asInt(0)).isEqualTo(status);
                assertThat(text(error, "/title")).isEqualTo(meaning.getReasonPhrase());
            }
        }
    }

    /** Whether an error complains of this field. */
    boolean names(String field, String body) {
        return saysInMessage() ? body.contains("\"message\":\"" + field + ": ") : body.contains("\"" + field + "\":");
    }

    /** Whether an error says exactly this of the field. */
    boolean names(String field, String complaint, String body) {
        return saysInMessage()
                ? body.contains("\"message\":\"" + field + ": " + complaint + "\"")
                : body.contains("\"" + field + "\":[\"" + complaint + "\"]");
    }

    /** Whether the field is named in the message, and not by a member of its own. */
    private boolean saysInMessage() {
        return this == MAIN_WALLET || this == SYNC;
    }

    private static String text(JsonNode error, String pointer) {
        return error.at(pointer).asString("");
    }
}
