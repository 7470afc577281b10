package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.testing.Answer;

class WalletListTest extends WalletFixture {

    @Test
    void areFoundByUserByFestivalAndByBothNewestFirst() {
        var guest = guest();
        var other = guest();
        var here = festival();
        var there = festival();
        var first = open(guest, here);
        var second = open(guest, there);
        var third = open(other, here);

        assertThat(ids(list("?userId=" + guest.id()))).containsExactly(second.toString(), first.toString());
        assertThat(ids(list("?festivalId=" + here))).containsExactly(third.toString(), first.toString());
        assertThat(ids(list("?userId=" + guest.id() + "&festivalId=" + here))).containsExactly(first.toString());
        assertThat(ids(list("?userId=" + other.id() + "&festivalId=" + there))).isEmpty();
        assertThat(ids(list("?userId=" + UUID.randomUUID()))).isEmpty();
        assertThat(ids(list("?per_page=1"))).containsExactly(third.toString());
    }

    @Test
    void areShownAsEachOneIsWithPages() {
        var guest = guest();
        var wallet = open(guest, festival());
        open(guest, festival());

        var page = list("?userId=" + guest.id() + "&per_page=1&page=2");

        assertThat(page.at("/data/0"))
                .isEqualTo(as(staff).get("/api/v1/wallets/" + wallet).data());
        assertThat(page.at("/meta").toString()).isEqualTo("{\"total\":2,\"page\":2,\"per_page\":1}");
        assertThat(list("/?userId=" + guest.id()).at("/meta/total").asInt()).isEqualTo(2);
    }

    @Test
    void areForStaff() {
        assertThat(as(guest().token()).get("/api/v1/wallets").error())
                .isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(asNobody().get("/api/v1/wallets").error())
                .isEqualTo("401 UNAUTHORIZED: Staff authentication required");
    }

    @Test
    void needIdsAndPagesThatAreSome() {
        for (var query : new String[] {"userId=beer", "festivalId=1", "page=0", "per_page=0"}) {
            var answer = as(staff).get("/api/v1/wallets?" + query);
            assertThat(answer.expect(400).at("/error/details").propertyNames())
                    .containsExactly(query.substring(0, query.indexOf('=')));
        }
    }

    private Answer list(String query) {
        return as(staff).get("/api/v1/wallets" + query).expect(200);
    }

    private static List<String> ids(Answer answer) {
        return answer.at("/data").findValuesAsString("id");
    }
}
