package org.walletsuite.voucher.order;

import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.directory.UserDirectory;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.picture.Picture;
import org.walletsuite.platform.security.Principal;

/** Orders as admins see them: with whoever offers the card, and with what shows that it is there. */
@Service
class Reviews {

    private final OrderRows rows;
    private final EvidenceRows evidence;
    private final UserDirectory users;
    private final Clock clock;

    Reviews(OrderRows rows, EvidenceRows evidence, UserDirectory users, Clock clock) {
        this.rows = rows;
        this.evidence = evidence;
        this.users = users;
        this.clock = clock;
    }

    OrderRow find(long number) {
        return rows.find(number).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    ResponseEntity<List<ReviewView>> list(OrderRows.Filter wanted, ListPage page) {
        var found = rows.list(wanted, page);
        var sellers = users.find(found.stream().map(OrderRow::userId).toList());
        return page.answer(
                found.stream()
                        .map(order -> ReviewView.of(order, sellers.get(order.userId())))
                        .toList(),
                rows.count(wanted));
    }

    ReviewDetail detail(Principal.User admin, long number) {
        var order = find(number);
        var seller = users.find(order.userId()).orElse(null);
        var pin =
                order.type() == OrderType.E_CODE && look(admin, order) instanceof Evidence.Pin(var text) ? text : null;
        return ReviewDetail.of(
                ReviewView.of(order, seller), order, pin, rows.history(order.id()), evidence.looks(order.id()));
    }

    Picture image(Principal.User admin, long number) {
        var order = find(number);
        if (order.type() == OrderType.PHYSICAL && look(admin, order) instanceof Evidence.Image(var picture)) {
            return picture;
        }
        throw new ApiException(ErrorCode.NOT_FOUND);
    }

    private Evidence look(Principal.User admin, OrderRow order) {
        return evidence.look(order.id(), admin.id(), clock.instant());
    }
}
