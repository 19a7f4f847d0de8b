/**
 * Random histories of a small company, lived twice: by the program, through its use cases, over the real database, and by
 * a reference in plain Java (loops over maps, nothing incremental, no SQL). Whenever the engine has nothing left to do
 * both say the same of everybody, and the invariants hold.
 *
 * <p><b>Where what is.</b> {@link HistoriesTest} lives histories and prints figures; a failing one is made short by
 * {@link Shrink}. {@link History} is one history. {@link Company} is what the reference knows. A <i>family of acts</i> is a
 * class {@code …Acts} (what is done to the program and told to the reference) with its {@code …Reference} (what should
 * come of it). {@link Check}s look when the engine is quiet.
 *
 * <p><b>Adding a family</b>: write {@code XActs extends ActFamily} and, if something new follows,
 * {@code XReference}; add it to {@link History#families}. An act returns false when there was nothing to do it to. It draws
 * only from {@code chance()}, so that a step does the same whatever the others are. A new kind of rule is a
 * {@link KnownRule} with its own {@code holds} and {@code label}: {@link EngineReference} needs no change. A new check is a
 * {@link Check}, added to {@link History#checks}.
 *
 * <p><b>Modules.</b> Half of the companies have three that share courses; in them courses and modules get new versions,
 * too. There the reference reads what people did ({@link Learned}: attempts, completions, resets, each as it was recorded)
 * and says itself what follows: status, progress, sources, dates. What reassigning, by itself or with a publish, leaves of
 * what they did it foretells ({@link ReassignReference}). That credit is given wherever it is due, and nowhere else, is
 * {@link ModuleCheck}; that a publish completes for nobody {@link PublishActs}.
 *
 * <p><b>Which check covers which invariant</b> (they hold whatever happens):
 *
 * <ol>
 *   <li>rule sources are what live rules say: {@link SameTrainingCheck}, {@link RecomputedCheck} (no drift)
 *   <li>one assignment per person and content, a source taken takes only itself: {@link SameTrainingCheck}, and
 *       {@link TablesCheck} (open ones have a source, sources have an assignment)
 *   <li>completions only grow: {@link CompletionsCheck}
 *   <li>status is the same everywhere and needs no job: {@link SameTrainingCheck}, {@link StatusCheck} (lists, counts, the
 *       learner's page, any time zone of the server), {@code TimeActs} (before any job ran)
 *   <li>twice is once: {@link DoneTwice}, used by every act that can be repeated; {@link RecomputedCheck} for the engine
 *   <li>order does not matter, bulk is the sum of singles, incremental is recomputed, preview is effect: {@link EitherWay} (used
 *       by {@link HandActs}), {@link RecomputedCheck}, and the previews in {@link GroupActs}, {@link SettingsActs},
 *       {@link HandActs}
 *   <li>the due date in force is the earliest: {@link SameTrainingCheck}, {@link TablesCheck}
 *   <li>one message per person, event and kind, none for what has gone: {@link MessagesCheck}
 *   <li>a manager sees the people in scope: {@link ScopeCheck}
 *   <li>counters add up: {@link StatusCheck}
 *   <li>one audit entry with a line each: {@link AuditTrail}, used by the acts; the chain: {@link History#live}
 *   <li>what can't be read changes nothing: {@link BrokenActs}
 * </ol>
 */
@NullUnmarked
package dev.muster.assignment.histories;

import org.jspecify.annotations.NullUnmarked;
