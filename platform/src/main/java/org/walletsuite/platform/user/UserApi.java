package org.walletsuite.platform.user;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The internal API of wallet-service for users. */
@HttpExchange("/internal/users")
public interface UserApi {

    /** The most users in one request or response. */
    int MOST = 100;

    /** In no particular order; unknown ones are left out. */
    @GetExchange
    List<User> users(@RequestParam List<UUID> ids);

    /** The user with this verified phone, in E.164. */
    @GetExchange("/by-phone/{phone}")
    Optional<User> withPhone(@PathVariable String phone);

    /** The next users after this number, by number; empty at the end. */
    @GetExchange("/page")
    List<User> page(@RequestParam long after, @RequestParam int size);
}
