package org.walletsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect.RequestLine;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.mainwallet.MainWalletFailure;
import org.walletsuite.platform.partner.PartnerFailure;
import tools.jackson.databind.json.JsonMapper;

class ErrorDialectsTest {

    /** Half past one in Dar es Salaam, with a fraction that no family's format shows. */
    private static final Instant NOW = Instant.parse("2025-10-02T10:30:00.987Z");

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void theMainWalletsEnvelopeRepeatsTheMessageAsData() {
        assertThat(written("GET", "/api/v1/wallet/balance", new ApiException(ErrorCode.UNAUTHORIZED)))
                .isEqualTo("{\"success\":false,\"httpStatus\":\"UNAUTHORIZED\","
                        + "\"message\":\"Authentication token is required\",\"action_time\":\"2025-10-02T10:30:00\","
                        + "\"data\":\"Authentication token is required\"}");
        assertThat(written("POST", "/api/v1/wallet/topup", new ApiException(ErrorCode.RATE_LIMITED)))
                .contains(
                        "\"httpStatus\":\"TOO_MANY_REQUESTS\"",
                        "\"data\":\"Rate limit exceeded. Please try again later.\"");
        assertThat(written("POST", "/api/v1/wallet/topup", ApiException.invalid("amount", "Too small.")))
                .contains("\"httpStatus\":\"BAD_REQUEST\",\"message\":\"amount: Too small.\"");
        assertThat(written("PUT", "/api/v1/wallet/1/activate", new ApiException(ErrorCode.NOT_FOUND, "Their words")))
                .contains("\"httpStatus\":\"NOT_FOUND\"", "\"message\":\"Their words\"", "\"data\":\"Their words\"");
    }

    @Test
    void partnersGetTheRequestIdAndTheInvalidFields() {
        assertThat(written(
                        "POST", "/api/v1/partner/vouchers/issue", ApiException.invalid("amount", "Must be positive.")))
                .isEqualTo("{\"success\":false,\"error\":\"VALIDATION_ERROR\",\"error_code\":\"VALIDATION_ERROR\","
                        + "\"message\":\"amount: Must be positive.\",\"details\":{\"amount\":[\"Must be positive.\"]},"
                        + "\"timestamp\":\"2025-10-02T10:30:00Z\",\"request_id\":\"request-1\"}");
        assertThat(written("GET", "/api/v1/vouchers", new ApiException(ErrorCode.NOT_FOUND)))
                .contains("\"error_code\":\"NOT_FOUND\"")
                .doesNotContain("details");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, invalid_client",
        "FORBIDDEN, unauthorized_client",
        "VALIDATION_ERROR, invalid_request",
        "METHOD_NOT_ALLOWED, invalid_request",
        "RATE_LIMITED, temporarily_unavailable",
        "SERVICE_UNAVAILABLE, temporarily_unavailable",
        "INTERNAL_ERROR, server_error"
    })
    void thePartnersTokenCallSpeaksOAuth(ErrorCode code, String shown) {
        assertThat(written("POST", "/api/v1/partner/auth/token", new ApiException(code)))
                .isEqualTo("{\"error\":\"" + shown + "\"}");
        assertThat(Family.of("/api/v1/partner/auth/token").errors().challenge()).startsWith("Basic ");
    }

    @Test
    void systemsLearnWhetherQueryOrBodyIsInvalid() {
        var wrong = ApiException.invalid("count", "Must be a number.");
        assertThat(written("GET", "/api/sync/users", wrong))
                .isEqualTo("{\"success\":false,\"code\":\"INVALID_PARAMS\",\"message\":\"count: Must be a number.\"}");
        assertThat(written("POST", "/api/webhook/user-registered", wrong)).contains("\"code\":\"INVALID_PAYLOAD\"");
        assertThat(written("POST", "/api/webhook/user-registered", new ApiException(ErrorCode.UNAUTHORIZED)))
                .isEqualTo("{\"success\":false,\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid or missing API key\"}");
        assertThat(written("GET", "/api/v1/admin/sync", new ApiException(ErrorCode.UNAUTHORIZED)))
                .contains("Invalid or missing access token");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/wallet, MainWalletErrors",
        "/api/v1/wallet/, MainWalletErrors",
        "/api/v1/wallets, FestivalErrors",
        "/api/v1/wallets/1, FestivalErrors",
        "/api/v1/walletsandmore, Problems",
        "/api/v1/admin, Problems",
        "/api/v1/admin/partners/1, PartnerErrors",
        "/api/v1/admin/sync/midan, SyncErrors",
        "/api/v1/partner/auth, PartnerErrors",
        "/api/v1/partner/auth/token, PartnerTokenErrors",
        "/api/v1/partner/auth/tokens, PartnerErrors",
        "/api/v1/partner/auth/revoke, PartnerTokenErrors",
        "/admin/partners, GiftCardErrors",
        "/API/v1/wallets, Problems",
        "/api, Problems"
    })
    void theLongestRootChoosesTheFamily(String path, String family) {
        assertThat(Family.of(path).errors().getClass().getSimpleName()).isEqualTo(family);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/payments",
                "/account/me",
                "/api/v1/wallet/balance",
                "/api/v1/vouchers",
                "/api/v1/partner/auth/token",
                "/api/sync/users"
            })
    void everyFamilyHasWordsForWhatAllFamiliesRefuse(String path) {
        for (var code : ErrorCode.values()) {
            assertThat(written("POST", path, new ApiException(code).retryAfter(Duration.ofSeconds(7))))
                    .as(code.name())
                    .startsWith("{")
                    .doesNotContain("null");
        }
    }

    @Test
    void aFamilysOwnRefusalBringsItsWordsAlongWhoeverIsTold() {
        var inactive = new ApiException(FestivalFailure.STAND_INACTIVE);
        assertThat(written("POST", "/api/v1/payments", inactive))
                .isEqualTo("{\"error\":{\"code\":\"STAND_INACTIVE\",\"message\":\"Stand is not active\"}}");
        assertThat(written("POST", "/account/me", inactive)).isEqualTo("{\"detail\":\"Stand is not active\"}");
        assertThat(written("POST", "/api/v1/wallet/topup", inactive))
                .contains("\"httpStatus\":\"BAD_REQUEST\",\"message\":\"Stand is not active\"");
        assertThat(written("POST", "/api/v1/vouchers", inactive))
                .contains("\"error_code\":\"STAND_INACTIVE\",\"message\":\"Stand is not active\"");
        assertThat(written("POST", "/api/v1/partner/auth/token", inactive))
                .isEqualTo("{\"error\":\"invalid_request\",\"error_description\":\"Stand is not active\"}");
        assertThat(written("POST", "/api/sync/users", inactive))
                .isEqualTo("{\"success\":false,\"code\":\"STAND_INACTIVE\",\"message\":\"Stand is not active\"}");
        assertThat(written("POST", "/api/v1/admin/operations", inactive)).contains("Stand is not active");
    }

    @Test
    void theSameRefusalHasEachFamilysOwnStatusAndWords() {
        assertThat(List.of(
                        FestivalFailure.INSUFFICIENT_BALANCE,
                        MainWalletFailure.INSUFFICIENT_BALANCE,
                        PartnerFailure.INSUFFICIENT_BALANCE))
                .extracting(refusal -> refusal.status().value() + " " + refusal.message())
                .containsExactly(
                        "400 Insufficient balance", "400 Insufficient wallet balance", "402 Insufficient balance");
    }

    @Test
    void numbersAreToldWhereTheFamilyHasDetails() {
        var details = new TreeMap<String, Object>(Map.of(
                "available", new BigDecimal("30.00"),
                "required", new BigDecimal("100.00"),
                "shortfall", new BigDecimal("70.00")));
        var refusal = new ApiException(PartnerFailure.INSUFFICIENT_BALANCE).details(details);

        assertThat(written("POST", "/api/v1/vouchers/issue", refusal))
                .contains("\"error_code\":\"INSUFFICIENT_BALANCE\",\"message\":\"Insufficient balance\",")
                .contains("\"details\":{\"available\":30.00,\"required\":100.00,\"shortfall\":70.00}");
        for (var path : List.of("/api/v1/payments", "/api/v1/wallet/topup", "/account/me", "/api/sync/users")) {
            assertThat(written("POST", path, refusal))
                    .contains("Insufficient balance")
                    .doesNotContain("30.00");
        }
    }

    @Test
    void allInvalidFieldsAreListedWhereTheFamilyListsThem() {
        var wrong = ApiException.invalid(Map.of("amount", List.of("One.", "Two.")));
        assertThat(written("POST", "/api/v1/vouchers", wrong)).contains("\"details\":{\"amount\":[\"One.\",\"Two.\"]}");
        assertThat(written("POST", "/api/v1/partner/auth/token", wrong))
                .isEqualTo("{\"error\":\"invalid_request\",\"error_description\":\"amount: One. Two.\"}");
    }

    private String written(String method, String path, ApiException error) {
        var line = new RequestLine(method, path, "request-1", NOW);
        return json.writeValueAsString(Family.of(path).errors().body(error, line));
    }
}
