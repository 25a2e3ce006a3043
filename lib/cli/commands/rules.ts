import { renderRule, renderRuleList } from '../../report/rules-text';
import { CATALOGUE } from '../../rules/catalogue';
import { nearest } from '../../settings/setting-checks';
import { InvalidInput } from '../../values/invalid-input';
import type { CommandDefinition } from '../command';

/** Adds `rules`: the catalogue, or one rule with its examples. */
export const rules: CommandDefinition = (program, terminal) => {
  program
    .command('rules')
    .description('list what check looks for, or explain one rule with its examples')
    .argument('[id]', 'the rule to explain')
    .action((id: string | undefined) => {
      terminal.stdout.write(id === undefined ? renderRuleList(CATALOGUE) : renderRule(ruleNamed(id)));
    });
};

function ruleNamed(id: string): (typeof CATALOGUE)[number] {
  const rule = CATALOGUE.find((each) => each.id === id);
  if (rule === undefined) {
    const near = nearest(
      id,
      CATALOGUE.map((each) => each.id),
    );
    throw InvalidInput.of('NOT_FOUND', 'id', `is '${id}', which is no rule; did you mean '${near}'?`);
  }
  return rule;
}
