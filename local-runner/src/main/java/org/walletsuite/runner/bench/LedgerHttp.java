package org.walletsuite.runner.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import tools.jackson.databind.json.JsonMapper;

/** Transfers between random accounts of the writer's benchmark, each a request to ledger-service with a service's token. */
final class LedgerHttp implements Supplier<byte[]> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACCOUNTS = "/internal/accounts/page?program=bench&purpose=wallet&size=1000";

    private final Request request;
    private final List<String> wallets;
    private final IdempotencyKeys keys;

    private LedgerHttp(Request request, List<String> wallets, IdempotencyKeys keys) {
        this.request = request;
        this.wallets = wallets;
        this.keys = keys;
    }

    static LedgerHttp of(Suite suite, IdempotencyKeys keys) throws IOException, InterruptedException {
        var serviceClient = suite.serviceClient();
        var page = serviceClient.send(Service.LEDGER, "GET", ACCOUNTS, "");
        var wallets = JSON.readTree(page.body())
                .valueStream()
                .map(account -> account.get("id").asString())
                .toList();
        var ledger = URI.create(suite.part(Service.LEDGER).url());
        return new LedgerHttp(new Request(ledger, "/internal/transfers/batch", serviceClient.token()), wallets, keys);
    }

    InetSocketAddress address() {
        return request.address();
    }

    @Override
    public byte[] get() {
        var random = ThreadLocalRandom.current();
        var from = random.nextInt(wallets.size());
        var to = (from + random.nextInt(1, wallets.size())) % wallets.size();
        var amount = random.nextInt(1, 100);
        var json = "{\"commands\":[{\"command\":\"post\",\"idempotencyKey\":\"payment:bench:" + keys.next()
                + "\",\"kind\":\"PURCHASE\",\"legs\":[{\"accountId\":\"" + wallets.get(from) + "\",\"amount\":-"
                + amount
                + ",\"purpose\":\"wallet\"},{\"accountId\":\"" + wallets.get(to) + "\",\"amount\":" + amount
                + ",\"purpose\":\"wallet\"}],\"metadata\":{\"standId\":\"" + wallets.get(to) + "\",\"staffId\":\""
                + wallets.get(from) + "\"}}]}";
        return request.with("", json);
    }
}
