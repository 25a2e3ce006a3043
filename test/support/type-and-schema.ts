import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** As much of a JSON schema as says which values a type has. */
interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly required?: readonly string[];
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

/**
 * Returns every place at which a schema and the TypeScript type of a file differ: keys, which of them are required, kinds
 * of values, words of an enumeration.
 *
 * A union of object types stands for one mapping with all their keys, as a schema writes alternatives here.
 */
export function typeDifferences(file: string, typeName: string, schema: SchemaNode): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const named = new Map<string, ts.Node>();
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      named.set(statement.name.text, statement);
    } else if (ts.isTypeAliasDeclaration(statement)) {
      named.set(statement.name.text, statement.type);
    }
  }
  const root = named.get(typeName);
  return root === undefined ? [`no type ${typeName}`] : new Comparison(named, schema).differences(root, schema, '');
}

interface Shape {
  readonly kinds: Set<string>;
  readonly words: unknown[];
  readonly keys: Map<string, { readonly optional: boolean; readonly type: ts.Node | undefined }>;
  item?: ts.Node | undefined;
  rest?: ts.Node | undefined;
  alternatives: number;
}

class Comparison {
  public constructor(
    private readonly named: ReadonlyMap<string, ts.Node>,
    private readonly root: SchemaNode,
  ) {}

  public differences(type: ts.Node, given: SchemaNode, at: string): string[] {
    const schema =
      given.$ref === undefined ? given : (this.root.definitions?.[given.$ref.split('/').at(-1) ?? ''] ?? {});
    const shape: Shape = { kinds: new Set(), words: [], keys: new Map(), alternatives: 0 };
    this.collect(type, shape);
    const found: string[] = [];
    const same = (what: string, ofType: unknown, ofSchema: unknown): void => {
      if (JSON.stringify(ofType) !== JSON.stringify(ofSchema)) {
        found.push(`${at || '(root)'} ${what}: type ${JSON.stringify(ofType)}, schema ${JSON.stringify(ofSchema)}`);
      }
    };
    if (shape.words.length > 0) {
      same('words', shape.words, schema.enum);
      return found;
    }
    const kinds = [schema.type ?? []].flat().map((kind) => (kind === 'integer' ? 'number' : kind));
    same('kinds', [...shape.kinds].sort(), kinds.sort());
    const properties = schema.properties ?? {};
    same('keys', [...shape.keys.keys()].sort(), Object.keys(properties).sort());
    const required = [...shape.keys].filter(([, { optional }]) => !optional).map(([key]) => key);
    same('required', required.sort(), [...(schema.required ?? [])].sort());
    for (const [key, { type: inner }] of shape.keys) {
      const node = properties[key];
      found.push(...(inner === undefined || node === undefined ? [] : this.differences(inner, node, `${at}/${key}`)));
    }
    if (shape.item !== undefined && schema.items !== undefined) {
      found.push(...this.differences(shape.item, schema.items, `${at}/*`));
    }
    if (shape.rest !== undefined && typeof schema.additionalProperties === 'object') {
      found.push(...this.differences(shape.rest, schema.additionalProperties, `${at}/*`));
    }
    return found;
  }

  private collect(type: ts.Node, shape: Shape, isAlternative = false): void {
    const plain = plainType(type);
    if (plain !== type) {
      this.collect(plain, shape, isAlternative);
    } else if (ts.isUnionTypeNode(type)) {
      const several = type.types.filter((each) => !isScalar(each)).length > 1;
      for (const each of type.types) {
        this.collect(each, shape, several);
      }
    } else if (ts.isIntersectionTypeNode(type)) {
      for (const each of type.types) {
        this.collect(each, shape, isAlternative);
      }
    } else if (ts.isInterfaceDeclaration(type) || ts.isTypeLiteralNode(type)) {
      collectMembers(type, shape, isAlternative);
    } else if (ts.isArrayTypeNode(type)) {
      shape.kinds.add('array');
      shape.item = type.elementType;
    } else if (ts.isTypeReferenceNode(type)) {
      this.collectReference(type, shape, isAlternative);
    } else {
      collectScalar(type, shape);
    }
  }

  private collectReference(type: ts.TypeReferenceNode, shape: Shape, isAlternative: boolean): void {
    const [first, second] = type.typeArguments ?? [];
    const name = type.typeName.getText();
    const target = this.named.get(name);
    if (name === 'Readonly' && first !== undefined) {
      this.collect(first, shape, isAlternative);
    } else if (name === 'Record') {
      shape.kinds.add('object');
      shape.rest = second;
    } else if (target !== undefined) {
      this.collect(target, shape, isAlternative);
    } else {
      throw new Error(`the type ${name} is not known`);
    }
  }
}

/** Takes off parentheses and `readonly`. */
function plainType(type: ts.Node): ts.Node {
  return ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type) ? type.type : type;
}

function isScalar(type: ts.Node): boolean {
  return type.kind === ts.SyntaxKind.NumberKeyword || ts.isLiteralTypeNode(type);
}

function collectMembers(
  { members }: ts.InterfaceDeclaration | ts.TypeLiteralNode,
  shape: Shape,
  isAlternative: boolean,
): void {
  shape.kinds.add('object');
  for (const member of members.filter(ts.isPropertySignature)) {
    const optional = member.questionToken !== undefined || isAlternative;
    shape.keys.set(member.name.getText(), { optional, type: member.type });
  }
}

function collectScalar(type: ts.Node, { kinds, words }: Shape): void {
  if (ts.isLiteralTypeNode(type)) {
    words.push(ts.isStringLiteral(type.literal) ? type.literal.text : Number(type.literal.getText()));
    return;
  }
  const kind = { [ts.SyntaxKind.StringKeyword]: 'string', [ts.SyntaxKind.NumberKeyword]: 'number' }[
    type.kind as number
  ];
  kinds.add(kind ?? type.getText());
}
