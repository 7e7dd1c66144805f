/* The arithmetic bound of a payout: floor(pool * weight / total) for every vote in 128 bits, one core. */
#include <stdint.h>

int64_t share_out(int64_t works, const int64_t *offsets, const int64_t *pools, const int64_t *totals,
                  const int64_t *weights, int64_t *rewards) {
    int64_t paid = 0;
    for (int64_t work = 0; work < works; work++)
        for (int64_t vote = offsets[work]; vote < offsets[work + 1]; vote++) {
            rewards[vote] = (int64_t)((__int128)pools[work] * weights[vote] / totals[work]);
            paid += rewards[vote];
        }
    return paid;
}
