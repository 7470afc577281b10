package org.walletsuite.partnersync.partner;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Where webhooks may go. A partner chooses the address, and our own network must not be reached by it: the address is judged
 * when it is set, and whatever its host's name leads to is judged again each time it is dialled.
 */
@Component
public class WebhookTargets {

    static final String NOT_PUBLIC = "Must lead to a public address.";

    /** Nobody who sets an address waits longer for a slow name server; it is judged when it is dialled. */
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(2);

    private final HostLookup lookup;
    private final boolean privateAllowed;

    @Autowired
    WebhookTargets(HostLookup lookup, PartnerSettings settings) {
        this(lookup, settings.allowPrivateWebhooks());
    }

    private WebhookTargets(HostLookup lookup, boolean privateAllowed) {
        this.lookup = lookup;
        this.privateAllowed = privateAllowed;
    }

    /** Targets as elsewhere: only public ones, or any. */
    public static WebhookTargets of(HostLookup lookup, boolean privateAllowed) {
        return new WebhookTargets(lookup, privateAllowed);
    }

    /** A host that webhooks don't go to. */
    public static final class ForbiddenTarget extends UnknownHostException {

        ForbiddenTarget(String why) {
            super(why);
        }
    }

    /** What is wrong with an address that is to be set; empty where nothing is. One whose host is not found may be set. */
    public Optional<String> complaint(String url) {
        var address = WebhookAddress.of(url, privateAllowed);
        if (address.isEmpty()) {
            return Optional.of(WebhookAddress.COMPLAINT);
        }
        return privateAllowed || leadsToPublicAddresses(address.get().getHost())
                ? Optional.empty()
                : Optional.of(NOT_PUBLIC);
    }

    private boolean leadsToPublicAddresses(String host) {
        var search = new FutureTask<>(() -> addresses(host));
        Thread.ofVirtual().name("webhook-lookup").start(search);
        try {
            search.get(LONGEST_LOOKUP.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return !(e.getCause() instanceof ForbiddenTarget);
        } catch (TimeoutException _) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The address as it may be dialled; an older release may have let others in. */
    public URI dialled(String url) throws ForbiddenTarget {
        return WebhookAddress.of(url, privateAllowed)
                .orElseThrow(() -> new ForbiddenTarget("The address is not allowed"));
    }

    /**
     * Looks a host up once, for somebody who dials what this returns and nothing else. A host with a single address that is
     * not public is refused as a whole.
     */
    public InetAddress[] addresses(String host) throws UnknownHostException {
        var found = lookup.addresses(host);
        if (!privateAllowed && !Stream.of(found).allMatch(PublicAddresses::holds)) {
            throw new ForbiddenTarget("The host has an address that is not public");
        }
        return found;
    }
}
