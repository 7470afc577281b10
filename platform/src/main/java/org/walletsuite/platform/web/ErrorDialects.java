package org.walletsuite.platform.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.festival.FestivalErrors;
import org.walletsuite.platform.giftcard.GiftCardErrors;
import org.walletsuite.platform.mainwallet.MainWalletErrors;
import org.walletsuite.platform.partner.PartnerErrors;
import org.walletsuite.platform.partner.PartnerTokenErrors;
import org.walletsuite.platform.sync.SyncErrors;

/** Chooses the family a path belongs to; paths outside every family get RFC 9457 problems. */
final class ErrorDialects {

    private static final ErrorDialect PROBLEM = new Problems();

    private final List<Root> roots;

    ErrorDialects(Clock clock) {
        roots = Stream.of(
                        under(
                                new FestivalErrors(),
                                "/api/v1/me/wallets",
                                "/api/v1/wallets",
                                "/api/v1/payments",
                                "/api/v1/festivals",
                                "/api/v1/stands"),
                        under(
                                new GiftCardErrors(),
                                "/account",
                                "/withdrawal",
                                "/notifications",
                                "/order",
                                "/cards",
                                "/admin"),
                        under(new MainWalletErrors(clock), "/api/v1/wallet"),
                        under(
                                new PartnerErrors(clock),
                                "/api/v1/vouchers",
                                "/api/v1/partner",
                                "/api/v1/admin/partners"),
                        under(new PartnerTokenErrors(), "/api/v1/partner/auth/token"),
                        under(new SyncErrors(), "/api/webhook", "/api/sync", "/api/v1/admin/sync"))
                .flatMap(family -> family)
                .sorted(Comparator.comparingInt((Root root) -> root.path().length())
                        .reversed())
                .toList();
    }

    /** The family with the longest root that the path is under. */
    ErrorDialect forPath(String path) {
        return roots.stream()
                .filter(root -> isUnder(root.path(), path))
                .map(Root::dialect)
                .findFirst()
                .orElse(PROBLEM);
    }

    private static Stream<Root> under(ErrorDialect dialect, String... paths) {
        return Stream.of(paths).map(path -> new Root(path, dialect));
    }

    private static boolean isUnder(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    private record Root(String path, ErrorDialect dialect) {}

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
