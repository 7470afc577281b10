package org.walletsuite.wallet.user;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.user.UserApi;
import org.walletsuite.wallet.user.UserAccountRows.By;

/** Users for other services. */
@RestController
class InternalUserController implements UserApi {

    private final UserAccountRows rows;

    InternalUserController(UserAccountRows rows) {
        this.rows = rows;
    }

    @Override
    public List<User> users(List<UUID> ids) {
        requireAtMost("ids", ids.size());
        return rows.find(ids).stream().map(UserAccount::asUser).toList();
    }

    @Override
    public Optional<User> withPhone(String phone) {
        return Optional.of(rows.find(By.PHONE, phone)
                .map(found -> found.user().asUser())
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND)));
    }

    @Override
    public List<User> page(long after, int size) {
        requireAtMost("size", size);
        return rows.after(after, size).stream().map(UserAccount::asUser).toList();
    }

    private static void requireAtMost(String parameter, int requested) {
        if (requested < 1 || requested > MOST) {
            throw ApiException.invalid(parameter, "Must be 1 to %s.".formatted(MOST));
        }
    }
}
