// expect: wrong_result in both_at_once
// ✍ A future does nothing until it is awaited: the second one begins when the first has ended.
pub async fn both<A, B>(first: impl Future<Output = A>, second: impl Future<Output = B>) -> (A, B) {
    (first.await, second.await)
}
