// The main job by the generated client: a person, a course, a group, training for both, learning it, and why.
import { Configuration, CoursesApi, GroupsApi, AssignmentsApi, EngineApi, MyTrainingApi, PeopleApi, AudiencesApi, ResponseError } from './index';

declare const process: { argv: string[]; exit(code: number): never };

function as(accessToken: string): Configuration {
    return new Configuration({ basePath: process.argv[2], accessToken });
}

function expect(what: string, is: unknown, wanted: unknown): void {
    if (JSON.stringify(is) !== JSON.stringify(wanted)) {
        throw new Error(`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`);
    }
}

async function course(title: string): Promise<string> {
    const made = await new CoursesApi(admin).createCourse({
        courseBody: {
            title,
            status: 'ACTIVE',
            due: { daysAfterAssignment: 14 },
            steps: [
                { kind: 'TEXT', title: 'Wash your hands', body: 'With soap.' },
                { kind: 'QUIZ', title: 'Check', passMark: 100, questions: [{ prompt: 'How long?', options: ['5 s', '20 s'], answer: [1] }] },
            ],
        },
    });
    expect('the version', made.version, 1);
    return made.id;
}

/** What rules do is done when nothing is pending. */
async function caughtUp(): Promise<void> {
    for (let i = 0; i < 600; i++) {
        const engine = await new EngineApi(admin).getEngine();
        if (engine.pending === 0 && engine.jobs === 0) {
            return;
        }
        await new Promise((go) => setTimeout(go, 100));
    }
    throw new Error('The engine does not catch up.');
}

const admin = as(process.argv[3]);

async function mainJob(): Promise<void> {
    const people = new PeopleApi(admin);
    const ana = await people.createPerson({
        personBody: { givenName: 'Ana', familyName: 'Client', hiredOn: new Date('2026-01-05'), attributes: { location: ['Leeds'] } },
    });
    expect('the attributes', ana.attributes.location, ['Leeds']);
    expect('the e-mail', ana.email, null);
    const changed = await people.changePerson({ id: ana.id, personPatch: { email: 'ana.client@example.org' } });
    expect('the family name after a patch', changed.familyName, 'Client');

    const counted = await new AudiencesApi(admin).countAudience({ audience: { all: [{ attribute: 'location', anyOf: ['Leeds'] }] } });
    expect('who is in Leeds', counted.count, 1);

    const [first, second] = [await course('By group'), await course('By hand')];
    const groups = new GroupsApi(admin);
    const group = await groups.createGroup({ groupBody: { name: 'Clients', kind: 'STATIC' } });
    await groups.setGroupContent({ id: group.id, groupContentBody: { contentIds: [first] } });
    await groups.changeMembers({ id: group.id, membersBody: { add: [ana.id] } });
    const effect = await new AssignmentsApi(admin).assign({
        assignmentsBody: { contentIds: [second], personIds: [ana.id], due: { daysAfterAssignment: 3 } },
    });
    expect('the effect', effect.assigned, 1);

    const token = await people.makeToken({ id: ana.id, tokenBody: { name: 'client' } });
    const mine = new MyTrainingApi(as(token.token));
    const begun = await mine.beginTraining({ contentId: second });
    expect('the steps', begun.steps.map((s) => s.kind), ['TEXT', 'QUIZ']);
    for (const step of begun.steps) {
        await mine.completeStep({
            contentId: second,
            courseId: second,
            stepId: step.id,
            answersBody: step.kind === 'QUIZ' ? { answers: [[1]] } : {},
        });
    }
    const done = await mine.getMyTraining({ contentId: second });
    expect('what was learned', [done.status, done.completedAt instanceof Date], ['COMPLETED', true]);

    await caughtUp();
    const why = await people.explainTraining({ id: ana.id, contentId: first });
    expect('why', [why.assigned, why.outcome, why.reasons[0].source], [true, 'ASSIGNED', 'Group: Clients']);
    const history = await people.getHistory({ id: ana.id });
    expect('the completion', [history.completions[0].content.title, history.completions[0].voided], ['By hand', false]);

    const refused = await people.getPerson({ id: '999999' }).catch((e) => e);
    expect('nobody', refused instanceof ResponseError && refused.response.status, 404);
}

mainJob().catch((e) => {
    console.error(e instanceof ResponseError ? e.response.status + ' ' + e.response.url : e);
    process.exit(1);
});
