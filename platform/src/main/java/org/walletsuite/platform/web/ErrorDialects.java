package org.walletsuite.platform.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.festival.FestivalErrors;
import org.walletsuite.platform.giftcard.GiftCardErrors;

/** Chooses the family a path belongs to; paths outside every family get RFC 9457 problems. */
final class ErrorDialects {

    private static final ErrorDialect FESTIVAL = new FestivalErrors();
    private static final ErrorDialect GIFT_CARD = new GiftCardErrors();
    private static final ErrorDialect PROBLEM = new Problems();

    private static final Map<ErrorDialect, List<String>> ROOTS = Map.of(
            FESTIVAL,
            List.of("/api/v1/me/wallets", "/api/v1/wallets", "/api/v1/payments", "/api/v1/festivals", "/api/v1/stands"),
            GIFT_CARD,
            List.of("/account", "/withdrawal", "/notifications", "/order", "/cards", "/admin"));

    private ErrorDialects() {}

    static ErrorDialect forPath(String path) {
        return ROOTS.entrySet().stream()
                .filter(family -> family.getValue().stream().anyMatch(root -> isUnder(root, path)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(PROBLEM);
    }

    private static boolean isUnder(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    private static final class Problems implements ErrorDialect {

        @Override
        public Object body(ApiException error, RequestLine request) {
            var problem = ProblemDetail.forStatus(error.code().status());
            if (error.message() != null) {
                problem.setDetail(error.message());
            }
            if (!error.fields().isEmpty()) {
                problem.setProperty("errors", error.fields());
            }
            return problem;
        }

        @Override
        public MediaType mediaType() {
            return MediaType.APPLICATION_PROBLEM_JSON;
        }
    }
}
