// Writes the tokens that requests get as time goes by: node renewed-token.js
import { RenewedToken } from '../renewed-token.js';

const MINUTE = 60_000;
let now = 0;
let fetched = 0;
const token = new RenewedToken(async () => {
    if (++fetched === 1) {
        throw new Error('no answer');
    }
    return { token: `token ${fetched}`, seconds: 3_600 };
}, () => now);

async function simultaneous(): Promise<string> {
    return (await Promise.all([token.current(), token.current(), token.current()])).join(', ');
}

console.log(await simultaneous().catch((failure: Error) => failure.message));
console.log(await simultaneous());
await token.refused('token 2');
console.log(await simultaneous());
now += 59 * MINUTE;
console.log(await simultaneous());
now += 2 * MINUTE;
await token.refused('token 2');
console.log(await simultaneous());
await token.refused('token 3');
console.log(await simultaneous());
